import type { Region } from '#topology';
import { variantOf, withCandidate } from './blueprint-variant';
import { objectsOf, type Workload } from './rendered';

type Labels = Readonly<Record<string, string>>;

const { region, files } = variantOf('production', (blueprint) => withCandidate(blueprint, 'chat-small'));
const shipped = variantOf('production', (blueprint) => blueprint);
const stable = poolOf(region);
const candidate = stable.canary?.pool;
if (candidate === undefined) throw new Error('chat-small has no candidate');

function poolOf({ modelPools }: Region) {
  const pool = modelPools.find(({ name }) => name === 'chat-small');
  if (pool === undefined) throw new Error('no pool chat-small');
  return pool;
}

const deployments = objectsOf<Workload>(files, 'Deployment');
const podsOf = (workload: string) => deployments.find(({ metadata }) => metadata.name === workload)?.spec.template;
const selects = (selector: Labels, labels: Labels) =>
  Object.entries(selector).every(([key, value]) => labels[key] === value);

test('every backend of the gateway in this Region is the Service of a pool, the candidate’s too', () => {
  const services = objectsOf<{ readonly spec: { readonly ports: readonly { port: number }[] } }>(files, 'Service').map(
    ({ metadata, spec }) => `${metadata.name}.${metadata.namespace}.svc.cluster.local:${spec.ports[0]?.port}`,
  );
  const local = region.gateway.backends
    .filter(({ kind }) => kind === 'local')
    .map(({ host, port }) => `${host}:${port}`);
  expect(local).toContain('chat-small-canary.models.svc.cluster.local:8080');
  expect(services).toEqual(expect.arrayContaining(local));
});

test('it serves other weights under the same name', () => {
  const argsOf = (workload: string) => podsOf(workload)?.spec.containers[0]?.args ?? [];
  const [theirs, ours] = [argsOf(stable.base.workload), argsOf(candidate.base.workload)];
  expect(ours[0]).toBe(`s3://${stable.weights.bucket}/chat-small/v2/`);
  expect(theirs[0]).toBe(`s3://${stable.weights.bucket}/chat-small/`);
  expect(ours.slice(1)).toEqual(theirs.slice(1));
});

test('has engines for its share of the warm replicas, on nodes that are not taken away, and follows no queue', () => {
  const warm = stable.base.replicas + (stable.burst?.minReplicas ?? 0);
  expect(candidate.base.replicas).toBe(Math.ceil(warm * 0.2));
  expect(candidate.base.placement).toEqual(stable.base.placement);
  expect(candidate.burst).toBeNull();
  expect(candidate.headroom).toBeNull();
  const scaled = objectsOf(files, 'ScaledObject').map(({ metadata }) => metadata.name);
  expect(scaled.filter((name) => name.includes('canary'))).toEqual([]);
});

test('neither pool’s picker sees the other’s engines', () => {
  const pools = objectsOf<{ readonly spec: { readonly selector: { readonly matchLabels: Labels } } }>(
    files,
    'InferencePool',
  );
  const seen = (pool: string) => {
    const selector = pools.find(({ metadata }) => metadata.name === pool)?.spec.selector.matchLabels ?? {};
    return deployments
      .filter(({ spec }) => selects(selector, spec.template.metadata.labels))
      .map(({ metadata }) => metadata.name);
  };
  expect(seen('chat-small')).toEqual(['chat-small-base', 'chat-small-burst']);
  expect(seen('chat-small-canary')).toEqual(['chat-small-canary-base']);
});

test('the stable pool is as it was', () => {
  const { canary: _before, ...before } = poolOf(shipped.region);
  const { canary: _after, ...after } = stable;
  expect(after).toEqual(before);
});

test('at any share it has one engine at least', () => {
  const small = variantOf('demo', (blueprint) => withCandidate(blueprint, 'chat-small', 1));
  expect(poolOf(small.region).canary?.pool.base.replicas).toBe(1);
});
