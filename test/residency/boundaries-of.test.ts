import { parseBlueprint } from '#blueprint';
import { unknownAccount } from '#evidence';
import { deployments } from '#regions';
import { boundariesOf } from '#residency';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology } from '#topology';

const blueprints = [
  ...deployments.map(({ name, blueprint, file }) => ({ name, blueprint: parseBlueprint(blueprint, file) })),
  { name: 'one without a domain', blueprint: parseBlueprint(minimalBlueprint(), 'minimal.ts') },
  {
    name: 'one whose jurisdiction has a host name of its own',
    blueprint: parseBlueprint(
      minimalBlueprint((draft) => {
        draft.domain = { name: 'example.com', hostedZoneId: 'Z0123456789EXAMPLE00' };
        for (const jurisdiction of Object.values<{ hostname: string }>(draft.jurisdictions)) {
          jurisdiction.hostname = 'llm.example.com';
        }
      }),
      'own.ts',
    ),
  },
];

// The proof may not ask the Topology, so it works these out once more.
test.each(blueprints)('$name: boundaries are those that the Topology resolves', ({ blueprint }) => {
  const { jurisdictions } = resolveTopology(blueprint);
  expect(
    boundariesOf(blueprint).map(({ name, account, regions, hostname, networks }) => ({
      name,
      account: account ?? unknownAccount,
      regions,
      hostname,
      networks,
    })),
  ).toEqual(
    jurisdictions.map(({ name, account, regions, hostname }) => ({
      name,
      account,
      regions: regions.map((region) => region.name),
      hostname,
      networks: regions.map((region) => ({ region: region.name, cidr: region.network.cidr })),
    })),
  );
});
