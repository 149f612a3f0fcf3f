import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { manifestEvidence } from '#bin/manifest-evidence';
import { prove } from '#bin/prove';
import { readManifests } from '#bin/read-manifests';
import { readStacks } from '#bin/read-stacks';
import { renderDeployment } from '#bin/render-deployment';
import { synthesize } from '#bin/synthesize';
import { parseBlueprint } from '#blueprint';
import { type ManifestFile, takeInventory } from '#evidence';
import { makeStateLock } from '#operability';
import { resolveTopology } from '#topology';
import { gatewayBlueprint } from './blueprint';
import { plantedFaults } from './planted-faults';

process.env.CDK_VALIDATION = 'false';

const blueprint = parseBlueprint(gatewayBlueprint);
const topology = resolveTopology(blueprint);
const { name } = topology.deployment;
const rendered = renderDeployment({ topology });
const scratch = mkdtempSync(join(tmpdir(), 'meridian-planted-'));
synthesize([rendered], { outdir: join(scratch, 'cdk.out'), proofs: 'off' });
const stacks = readStacks(join(scratch, 'cdk.out'), name);
const rendersAs = { deployment: name, stacks, manifests: manifestEvidence(rendered.files) };
const subject = { blueprint, topology, lock: makeStateLock(takeInventory(rendersAs)) };

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function findings(manifests: readonly ManifestFile[]) {
  return prove(subject, { deployment: name, stacks, manifests }).findings;
}

test('what the stand runs is found to be as it should', () => {
  expect(findings(manifestEvidence(rendered.files))).toEqual([]);
});

/** Each planted fault: the rules that object, and what the one that is meant for it says of eu-north-1 first. */
const caught: Readonly<
  Record<string, { readonly rules: readonly string[]; readonly first: Readonly<Record<string, string>> }>
> = {
  'service-among-names': {
    rules: ['priorities-kept', 'route-order', 'foreign-backend', 'unknown-host', 'peer-tls'],
    first: {
      rule: 'priorities-kept',
      subject: 'Backend gateway/chat-large',
      message:
        'Backend chat-large is asked at 192.0.2.1: Envoy Gateway would drop the priorities of its rules without a word, and spread requests over all of them, peers too; allowed: fqdn, a host by its name',
      mend: 'Render each backend as a Backend with an fqdn, a Service as <service>.<namespace>.svc.cluster.local (charts/backend.ts)',
    },
  },
  'policy-on-route': {
    rules: ['policy-override'],
    first: {
      rule: 'policy-override',
      subject: 'BackendTrafficPolicy gateway/retries-generate-2026-10-01',
      message:
        'the BackendTrafficPolicy retries-generate-2026-10-01 takes the place of the Gateway’s for HTTPRoute gateway/generate-2026-10-01, where limits of tiers, failover and the largest request then no longer hold; allowed: targetRefs with a Gateway, without sectionName',
      mend: 'Say it in the Gateway’s own policy (charts/gateway-policies.ts), and take this one out.',
    },
  },
  'priority-abroad': {
    rules: ['route-order', 'route-spill', 'hop-peers', 'foreign-backend', 'foreign-host'],
    first: {
      rule: 'route-order',
      subject: 'AIGatewayRoute gateway/embed-2026-03-01',
      message: 'priority 2 is elsewhere, in us-east-1 of jurisdiction us; allowed: eu-north-1, eu-south-2',
      mend: 'Let the route name backends of its own Region first, then peers of its jurisdiction (lib/topology/resolve-routes.ts)',
    },
  },
};

test.each(plantedFaults)('$name is found: $what', async ({ name: fault, plant }) => {
  const folder = join(scratch, fault, name);
  for (const { path, yaml } of rendered.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), yaml);
  }
  await plant(folder, topology);
  const found = findings(readManifests(join(scratch, fault), name));
  const { rules, first } = caught[fault] ?? { rules: [], first: {} };
  expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
  const inStockholm = found.filter(({ at }) => at.file.startsWith('eu-north-1/'));
  expect(
    inStockholm.map(({ rule, at, message, mend }) => ({ rule, subject: at.subject, message, mend })),
  ).toContainEqual(first);
  const regions = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions.map((region) => region.name));
  const ofRule = found.filter(({ rule }) => rule === first.rule);
  const places = ofRule.map(({ at }) => at.file.split('/')[0]);
  expect([...new Set(places)].sort()).toEqual([...regions].sort());
});
