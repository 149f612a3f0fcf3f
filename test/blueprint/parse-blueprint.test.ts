import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { minimalBlueprint } from './minimal-blueprint';

test.each(deployments)('$name, as it ships, is sound', ({ blueprint, file, name }) => {
  expect(parseBlueprint(blueprint, file).name).toBe(name);
});

test('fills in every default', () => {
  const { capacity, data, models, jurisdictions, access, image, api } = parseBlueprint(
    minimalBlueprint((draft) => {
      delete draft.image;
      draft.delivery = 'kubectl';
      draft.api.tokenIssuers = {
        ci: { issuer: 'https://id.example.com', audiences: ['meridian'], jwksUri: 'https://id.example.com/keys' },
      };
    }),
  );
  expect({ capacity, data, access, image }).toEqual({
    capacity: {
      spotShare: 0.6,
      survive: ['region-loss', 'az-loss', 'node-loss'],
      headroomReplicas: 1,
      nodePoolLimits: {},
      reservations: [],
      overrides: [],
    },
    data: { retention: { hotDays: 30, coldDays: 2557 }, logBodies: false, erasureDeadlineDays: 30 },
    access: { administrators: [], clusterEndpointCidrs: [] },
    image: { from: 'build' },
  });
  expect(models.chat).toMatchObject({
    parallelism: { tensor: 1, pipeline: 1 },
    aliases: [],
    canary: null,
    fallback: null,
  });
  expect(api.tokenIssuers.ci?.claims).toEqual({ tenant: 'tenant', tier: 'tier', jurisdiction: 'jurisdiction' });
  expect(jurisdictions.eu).toMatchObject({ clientCidrs: [], hostname: null, singleRegionReason: null });
});

test('what comes out is frozen, and the input is left as it was', () => {
  const input = minimalBlueprint();
  const before = structuredClone(input);
  const blueprint = parseBlueprint(input);
  expect(Object.isFrozen(blueprint.jurisdictions.eu?.regions[0]?.zones)).toBe(true);
  expect(input).toEqual(before);
});

test('one Region is enough where a reason is stated', () => {
  const input = minimalBlueprint((draft) => {
    draft.jurisdictions.eu.regions.pop();
    draft.jurisdictions.eu.singleRegionReason = 'a pilot of three months';
  });
  expect(parseBlueprint(input).jurisdictions.eu?.regions).toHaveLength(1);
});

test('a preference list may name a type that one of its Regions lacks', () => {
  const input = minimalBlueprint((draft) => {
    draft.models.chat.instances.burst = ['p5.48xlarge', 'g6e.4xlarge'];
  });
  expect(parseBlueprint(input).models.chat?.instances.burst).toEqual(['p5.48xlarge', 'g6e.4xlarge']);
});
