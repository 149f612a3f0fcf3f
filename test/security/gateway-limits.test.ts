import { renderManifests } from '#charts';
import { isRecord, type Plain } from '#evidence';
import { judge, region, topologyOf } from './cluster-evidence';

const group = 'gateway.networking.k8s.io';

function policy(spec: Plain, kind = 'BackendTrafficPolicy', name = 'x'): Plain {
  return { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind, metadata: { name, namespace: 'gateway' }, spec };
}

const onGateway = { targetRefs: [{ group, kind: 'Gateway', name: 'meridian' }] };
const onRoute = { group, kind: 'HTTPRoute', name: 'generate-2026-10-01' };
const without = 'where limits of tiers, failover and the largest request then no longer hold';
const allowed = 'allowed: targetRefs with a Gateway, without sectionName';
const instead = (target: string) =>
  `the BackendTrafficPolicy x takes the place of the Gateway’s for ${target}, ${without}; ${allowed}`;

test.each<[reason: string, spec: Plain, property: string, message: string]>([
  ['a route', { targetRefs: [onRoute] }, 'spec.targetRefs', instead('HTTPRoute gateway/generate-2026-10-01')],
  [
    'a route, by the older field',
    { targetRef: onRoute },
    'spec.targetRef',
    instead('HTTPRoute gateway/generate-2026-10-01'),
  ],
  [
    'a rule of a route',
    { targetRefs: [{ ...onRoute, sectionName: 'rule-0' }] },
    'spec.targetRefs',
    instead('rule-0 of HTTPRoute gateway/generate-2026-10-01'),
  ],
  [
    'a listener',
    { targetRefs: [{ group, kind: 'Gateway', name: 'meridian', sectionName: 'https' }] },
    'spec.targetRefs',
    instead('https of Gateway gateway/meridian'),
  ],
  [
    'routes by their labels, which AI Gateway copies to the routes that it makes',
    { targetSelectors: [{ kind: 'HTTPRoute', matchLabels: { team: 'research' } }] },
    'spec.targetSelectors',
    instead('every HTTPRoute with {"matchLabels":{"team":"research"}}'),
  ],
  [
    'a route that merges, since what is merged is read by nobody here',
    { targetRefs: [onRoute], mergeType: 'StrategicMerge' },
    'spec.targetRefs',
    instead('HTTPRoute gateway/generate-2026-10-01'),
  ],
])('a policy about %s', (_, spec, property, message) => {
  const found = judge('policy-override', [policy(onGateway, undefined, 'meridian'), policy(spec)]);
  expect(found.map((it) => [it.at.subject, it.at.property, it.message])).toEqual([
    ['BackendTrafficPolicy gateway/x', property, message],
  ]);
  expect(found.map(({ mend }) => mend)).toEqual([
    'Say it in the Gateway’s own policy (charts/gateway-policies.ts), and take this one out.',
  ]);
});

test('two policies about one Gateway: each is found, since only the older one counts', () => {
  const both = [policy(onGateway, undefined, 'meridian'), policy(onGateway, undefined, 'retries')];
  expect(judge('policy-override', both).map(({ message }) => message)).toEqual([
    'the BackendTrafficPolicy meridian is about the same Gateway as gateway/retries, and only the older one counts; allowed: one of its kind',
    'the BackendTrafficPolicy retries is about the same Gateway as gateway/meridian, and only the older one counts; allowed: one of its kind',
  ]);
  expect(judge('policy-override', [policy(onGateway), policy(onGateway, 'ClientTrafficPolicy')])).toEqual([]);
});

test('a policy for clients of a listener would no longer take off the headers that they forge', () => {
  const spec = { targetRefs: [{ group, kind: 'Gateway', name: 'meridian', sectionName: 'https' }] };
  expect(judge('policy-override', [policy(spec, 'ClientTrafficPolicy')]).map(({ message }) => message)).toEqual([
    `the ClientTrafficPolicy x takes the place of the Gateway’s for https of Gateway gateway/meridian, where TLS, the client’s address and the removal of headers that clients forge then no longer hold; ${allowed}`,
  ]);
});

const rendered = renderManifests(topologyOf('production'))
  .filter((file) => file.region === region)
  .flatMap(({ objects }) => objects);
const gateway = rendered.find(({ kind }) => kind === 'Gateway') as Plain;
const limits = rendered.find(({ kind }) => kind === 'BackendTrafficPolicy') as Plain;

test('the limits of all tiers, as they are rendered', () => {
  expect(judge('tier-limits', [gateway, limits])).toEqual([]);
});

test('a Gateway without limits', () => {
  expect(judge('tier-limits', [gateway]).map(({ message }) => message)).toEqual([
    'the Gateway has no BackendTrafficPolicy, so no limits; allowed: one with the limits of all tiers',
  ]);
});

test('a policy without limits: each that is missing, by what it means for a tenant', () => {
  const { spec, ...rest } = limits;
  const { rateLimit: _, ...others } = isRecord(spec) ? spec : {};
  const messages = judge('tier-limits', [gateway, { ...rest, spec: others }]).map(({ message }) => message);
  const { tiers } = topologyOf('production').jurisdictions[0]?.regions[0]?.gateway ?? { tiers: [] };
  expect(messages).toHaveLength(4 * tiers.length);
  expect(messages[0]).toBe(
    `the BackendTrafficPolicy does not hold each tenant to ${tiers[0]?.requestsPerMinute} requests a minute for ${tiers[0]?.name}; allowed: a shared rule that does, by the headers of tier and tenant`,
  );
});
