import { type Flow, type FlowPeer, type Label, type Region, type ServingPool, withCanary } from '#topology';
import { shippedRegions } from './shipped-topologies';

interface Pod {
  readonly namespace: string;
  readonly labels: readonly Label[];
}

const gateway: Pod = {
  namespace: 'envoy-gateway-system',
  labels: [{ key: 'gateway.envoyproxy.io/owning-gateway-name', value: 'meridian' }],
};
const prometheus: Pod = { namespace: 'monitoring', labels: [] };
const anyPod: Pod = { namespace: 'models', labels: [] };

const pools = shippedRegions.flatMap(([title, region]) =>
  region.modelPools
    .flatMap(withCanary)
    .map((pool) => ({ title: `${title} ${pool.name}`, region, pool, ...ends(pool) })),
);

function ends({ namespace, labels, picker, proxy }: ServingPool) {
  return {
    engine: { namespace, labels },
    picker: { namespace, labels: picker.deployment.labels },
    proxy: { namespace, labels: proxy.deployment.labels },
  };
}

const carries = (labels: readonly Label[], wanted: readonly Label[]) =>
  wanted.every(({ key, value }) => labels.some((it) => it.key === key && it.value === value));

function isMeant(pod: Pod, peer: FlowPeer): boolean {
  return peer.kind === 'pods' && peer.namespace === pod.namespace && carries(pod.labels, peer.labels);
}

/** Whether a flow lets the one end out, and another lets it in at the other end. */
function mayReach({ flows }: Region, from: Pod, to: Pod, port: number): boolean {
  const about = (flow: Flow, pod: Pod) => flow.namespace === pod.namespace && carries(pod.labels, flow.pods);
  const open = ({ ports }: Flow) => ports.length === 0 || ports.some((it) => it.port === port);
  const out = flows.some((it) => it.direction === 'egress' && about(it, from) && isMeant(to, it.peer) && open(it));
  const inward = flows.some((it) => it.direction === 'ingress' && about(it, to) && isMeant(from, it.peer) && open(it));
  return out && inward;
}

test.each(pools)('$title: requests go from the gateway to its Envoy, to the picker, to the engines', (row) => {
  const { region, pool, proxy, picker, engine } = row;
  const isRouted = pool.model.task === 'generate' || pool.model.task === 'embed';
  expect(mayReach(region, gateway, proxy, pool.proxy.port)).toBe(isRouted);
  expect(mayReach(region, proxy, picker, pool.picker.port)).toBe(true);
  expect(mayReach(region, proxy, picker, pool.picker.health.port)).toBe(true);
  expect(mayReach(region, proxy, engine, pool.engine.port)).toBe(true);
  expect(mayReach(region, picker, engine, pool.engine.port)).toBe(true);
});

test.each(pools)('$title: nobody reaches an engine or a picker past the pool’s Envoy', (row) => {
  const { region, pool, picker, engine } = row;
  const { engine: others } = row;
  for (const stranger of [gateway, anyPod]) {
    expect(mayReach(region, stranger, engine, pool.engine.port)).toBe(false);
    expect(mayReach(region, stranger, picker, pool.picker.port)).toBe(false);
  }
  for (const other of pools.filter((it) => it.region === region && it.pool.name !== pool.name)) {
    expect(mayReach(region, other.proxy, others, pool.engine.port)).toBe(false);
    expect(mayReach(region, other.picker, others, pool.engine.port)).toBe(false);
  }
});

test.each(pools)('$title: Prometheus reads engines, picker and Envoy, and not Envoy’s administration', (row) => {
  const { region, pool, proxy, picker, engine } = row;
  const { admin, status } = pool.proxy;
  expect(mayReach(region, prometheus, engine, pool.engine.port)).toBe(true);
  expect(mayReach(region, prometheus, picker, pool.picker.metrics.port)).toBe(true);
  expect(mayReach(region, prometheus, proxy, status.port)).toBe(true);
  expect(mayReach(region, prometheus, proxy, admin.port)).toBe(false);
});

test.each(pools)('$title: its picker alone asks the API server', ({ region, pool, picker, proxy, engine }) => {
  const asks = ({ namespace, labels }: Pod) =>
    region.flows.filter(
      (it) =>
        it.direction === 'egress' &&
        it.namespace === namespace &&
        it.pods.length > 0 &&
        carries(labels, it.pods) &&
        it.peer.kind === 'networks' &&
        it.peer.cidrs.includes('172.20.0.1/32'),
    ).length;
  expect([asks(picker), asks(proxy), asks(engine)]).toEqual([1, 0, 0]);
  expect(pool.picker.permissions.length).toBeGreaterThan(0);
});
