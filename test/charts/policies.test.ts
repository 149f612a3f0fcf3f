import type { Flow } from '#topology';
import { objectsOf, places } from './rendered';

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

interface NetworkPolicyRule {
  readonly from?: readonly unknown[];
  readonly to?: readonly unknown[];
  readonly ports?: readonly unknown[];
}

interface NetworkPolicy {
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly NetworkPolicyRule[];
    readonly egress?: readonly NetworkPolicyRule[];
  };
}

describe('namespaces', () => {
  test.each(places)(
    '$place: each enforces its Pod Security level, pinned to the cluster’s version',
    ({ region, files }) => {
      const namespaces = objectsOf(files, 'Namespace');
      expect(namespaces.map(({ metadata }) => metadata.name)).toEqual(region.namespaces.map(({ name }) => name));
      for (const { podSecurity, name } of region.namespaces) {
        const labels = namespaces.find(({ metadata }) => metadata.name === name)?.metadata.labels;
        for (const mode of ['enforce', 'audit', 'warn']) {
          expect(labels).toMatchObject({
            [`pod-security.kubernetes.io/${mode}`]: podSecurity,
            [`pod-security.kubernetes.io/${mode}-version`]: `v${region.cluster.version}`,
          });
        }
      }
    },
  );

  test.each(places)('$place: a level below restricted says why', ({ region, files }) => {
    const reasons = objectsOf(files, 'Namespace')
      .filter(({ metadata }) => metadata.labels?.['pod-security.kubernetes.io/enforce'] !== 'restricted')
      .map(({ metadata }) => [metadata.name, metadata.annotations?.['meridian.internal/pod-security-reason']]);
    expect(reasons).toEqual(
      region.namespaces.filter((it) => it.podSecurity !== 'restricted').map(({ name, reason }) => [name, reason]),
    );
    for (const [, reason] of reasons) expect(reason).toBeTruthy();
  });
});

describe('network', () => {
  test.each(places)(
    '$place: every namespace, ours and the components’, denies all that is not meant',
    ({ region, files }) => {
      const denying = objectsOf<NetworkPolicy>(files, 'NetworkPolicy').filter(
        ({ spec }) => spec.ingress === undefined && spec.egress === undefined,
      );
      const { gateway, modelPools, components, batchWorker } = region;
      const tenants = [gateway, ...modelPools, ...components, ...(batchWorker === null ? [] : [batchWorker])];
      const namespaces = tenants.map(({ namespace }) => namespace);
      expect(denying.map(({ metadata, spec }) => [metadata.namespace, spec])).toEqual(
        [...new Set(namespaces)].sort().map((name) => [name, { podSelector: {}, policyTypes: ['Egress', 'Ingress'] }]),
      );
    },
  );

  test.each(places)(
    '$place: one policy opens each flow of the Topology, in its direction only',
    ({ region, files }) => {
      const opening = objectsOf<NetworkPolicy>(files, 'NetworkPolicy').filter(
        ({ spec }) => spec.ingress !== undefined || spec.egress !== undefined,
      );
      const byName = (a: readonly unknown[], b: readonly unknown[]) => (String(a) < String(b) ? -1 : 1);
      expect(opening.map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec]).sort(byName)).toEqual(
        region.flows.map((flow) => [flow.namespace, flow.name, expectedSpec(flow)]).sort(byName),
      );
    },
  );

  test.each(places)(
    '$place: engines are reached by their pool’s Envoy and picker and by Prometheus alone',
    ({ region, files }) => {
      const policies = objectsOf<NetworkPolicy>(files, 'NetworkPolicy');
      const pods = (namespace: string, labels: Flow['pods']) => ({
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
        podSelector: selector(labels),
      });
      for (const { namespace, labels, picker, proxy, base } of region.modelPools) {
        const sources = policies
          .filter(({ metadata, spec }) => metadata.namespace === namespace && sameLabels(spec.podSelector, labels))
          .flatMap(({ spec }) => spec.ingress?.flatMap((rule) => rule.from ?? []) ?? []);
        const allowed = [
          pods(namespace, proxy.deployment.labels),
          pods(namespace, picker.deployment.labels),
          pods(region.monitoring.namespace, []),
          ...(base.nodesPerReplica > 1 ? [pods(namespace, labels)] : []),
        ];
        const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
        expect([...sources].sort(byText)).toEqual(allowed.sort(byText));
      }
    },
  );
});

function sameLabels(one: Selector, labels: Flow['pods']): boolean {
  return JSON.stringify(one) === JSON.stringify(selector(labels));
}

function selector(labels: Flow['pods']): Selector {
  return labels.length === 0 ? {} : { matchLabels: Object.fromEntries(labels.map(({ key, value }) => [key, value])) };
}

function expectedSpec({ pods, direction, peer, ports }: Flow): NetworkPolicy['spec'] {
  const others =
    peer.kind === 'networks'
      ? peer.cidrs.map((cidr) => ({ ipBlock: { cidr, ...(peer.except.length > 0 ? { except: peer.except } : {}) } }))
      : [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': peer.namespace } },
            podSelector: selector(peer.labels),
          },
        ];
  const allowed = ports.length > 0 ? { ports } : {};
  return direction === 'ingress'
    ? { podSelector: selector(pods), policyTypes: ['Ingress'], ingress: [{ from: others, ...allowed }] }
    : { podSelector: selector(pods), policyTypes: ['Egress'], egress: [{ to: others, ...allowed }] };
}

test.each(places)('$place: no account, of ours or of a namespace, gives a token by itself', ({ region, files }) => {
  const accounts = objectsOf<{ readonly automountServiceAccountToken?: boolean }>(files, 'ServiceAccount');
  for (const account of accounts) expect(account.automountServiceAccountToken).toBe(false);
  const { modelPools, namespaces, batchWorker } = region;
  const workloads = [...modelPools, ...(batchWorker === null ? [] : [batchWorker])];
  expect(accounts.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual(
    expect.arrayContaining([
      ...namespaces.map(({ name }) => `${name}/default`),
      ...workloads.map(({ namespace, serviceAccount }) => `${namespace}/${serviceAccount}`),
    ]),
  );
});

test.each(places)('$place: the priority classes of the Topology, none of them for everyone', ({ region, files }) => {
  const classes = objectsOf<{ readonly value: number; readonly globalDefault: boolean }>(files, 'PriorityClass');
  expect(classes.map(({ metadata, value }) => [metadata.name, value])).toEqual(
    region.priorityClasses.map(({ name, value }) => [name, value]),
  );
  expect(classes.every(({ globalDefault }) => !globalDefault)).toBe(true);
});
