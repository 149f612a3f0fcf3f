import { objectsOf, places } from './rendered';
import { type RenderedPods, renderedPods } from './rendered-pods';

const populated = places.map((place) => ({ ...place, pods: renderedPods(place) }));

describe('pods', () => {
  test.each(populated)('$place: each comes up to `restricted`, and writes to what it is given alone', ({ pods }) => {
    expect(pods).not.toEqual([]);
    for (const { name, spec } of pods) {
      const { securityContext } = spec;
      expect([name, securityContext]).toEqual([
        name,
        expect.objectContaining({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }),
      ]);
      expect([name, spec.hostNetwork, spec.hostPID, spec.hostIPC]).toEqual([name, undefined, undefined, undefined]);
      expect(spec.volumes?.filter(({ hostPath }) => hostPath !== undefined) ?? []).toEqual([]);
      for (const container of containersOf({ spec })) {
        expect([name, container.securityContext]).toEqual([
          name,
          expect.objectContaining({
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
          }),
        ]);
      }
    }
  });

  test.each(populated)('$place: each container asks for CPU and memory, and its memory has a limit', ({ pods }) => {
    for (const pod of pods) {
      for (const { name, resources } of containersOf(pod)) {
        expect([pod.name, name, amount(resources?.requests?.cpu)]).not.toContain(0);
        expect([pod.name, name, amount(resources?.requests?.memory)]).not.toContain(0);
        expect(resources?.limits?.memory).toBe(resources?.requests?.memory);
      }
    }
  });

  test.each(populated)('$place: a token goes to those alone whose account may ask for something', ({ pods, files }) => {
    const bound = objectsOf<{ readonly subjects: readonly { readonly namespace: string; readonly name: string }[] }>(
      files,
      'RoleBinding',
    ).flatMap(({ subjects }) => subjects.map(({ namespace, name }) => `${namespace}/${name}`));
    for (const { namespace, name, spec } of pods) {
      const account = `${namespace}/${spec.serviceAccountName ?? 'default'}`;
      expect([name, spec.automountServiceAccountToken]).toEqual([name, bound.includes(account)]);
    }
  });

  test.each(populated)('$place: none has a priority that may evict the system', ({ pods, region }) => {
    const own = region.priorityClasses.map(({ name }) => name);
    for (const { spec } of pods) expect(own).toContain(spec.priorityClassName);
    for (const { value } of region.priorityClasses) expect(value).toBeLessThan(1_000_000_000);
  });
});

describe('bounds', () => {
  test.each(populated)(
    '$place: every pod of ours fits its namespace’s quota when there are as many as there may be',
    ({ pods, files, region }) => {
      for (const namespace of new Set(pods.map((pod) => pod.namespace))) {
        const own = pods.filter((pod) => pod.namespace === namespace);
        const hard = quotaOf(files, namespace, 'quota');
        const sum = (of: (pod: RenderedPods) => number) => own.reduce((total, pod) => total + pod.most * of(pod), 0);
        expect(amount(hard.pods)).toBeGreaterThanOrEqual(sum(() => 1) + own.length);
        expect(amount(hard['requests.cpu'])).toBeGreaterThan(sum((pod) => asked(pod, 'cpu')));
        expect(amount(hard['requests.memory'])).toBeGreaterThan(sum((pod) => asked(pod, 'memory')));
        expect(amount(hard['requests.nvidia.com/gpu'])).toBeGreaterThanOrEqual(
          sum((pod) => asked(pod, 'nvidia.com/gpu')),
        );
      }
      // all of burst may drain at once, by the loss of spot, while as many start
      for (const { namespace, burst } of region.modelPools) {
        const gpus = 2 * (burst?.maxReplicas ?? 0) * (burst?.placement.gpusPerPod ?? 0);
        expect(amount(quotaOf(files, namespace, 'quota')['requests.nvidia.com/gpu'])).toBeGreaterThanOrEqual(gpus);
      }
    },
  );

  test.each(populated)(
    '$place: no namespace may open a way in, and no component takes a GPU from models',
    ({ files, region }) => {
      const models = new Set(region.modelPools.map(({ namespace }) => namespace));
      for (const { name } of region.namespaces) {
        const hard = quotaOf(files, name, 'quota');
        expect([name, hard['services.loadbalancers'], hard['services.nodeports']]).toEqual([name, '0', '0']);
        if (!models.has(name)) expect(hard['requests.nvidia.com/gpu']).toBe('0');
      }
      const services = objectsOf<{ readonly spec: { readonly type?: string } }>(files, 'Service');
      for (const { spec } of services) expect(['ClusterIP', undefined]).toContain(spec.type);
    },
  );

  test.each(populated)(
    '$place: the priorities of Kubernetes’ own are for those components that bring them',
    ({ files, region }) => {
      const barred = objectsOf<{ readonly spec: { readonly scopeSelector?: object; readonly hard: object } }>(
        files,
        'ResourceQuota',
      ).filter(({ spec }) => spec.scopeSelector !== undefined);
      for (const { spec } of barred) {
        expect(spec).toEqual({
          hard: { pods: '0' },
          scopeSelector: {
            matchExpressions: [
              {
                scopeName: 'PriorityClass',
                operator: 'In',
                values: ['system-cluster-critical', 'system-node-critical'],
              },
            ],
          },
        });
      }
      const critical = ['karpenter', 'aws-load-balancer-controller', 'nvidia-device-plugin', 'dcgm-exporter'];
      const spared = region.components.filter(({ name }) => critical.includes(name)).map(({ namespace }) => namespace);
      expect(barred.map(({ metadata }) => metadata.namespace)).toEqual(
        region.namespaces.map(({ name }) => name).filter((name) => !spared.includes(name)),
      );
    },
  );

  test.each(populated)(
    '$place: where charts leave requests open the namespace fills them in, and where ours do not it does not',
    ({ files, region }) => {
      const ours = new Set(
        [...region.modelPools, region.gateway, ...(region.batchWorker === null ? [] : [region.batchWorker])].map(
          ({ namespace }) => namespace,
        ),
      );
      const limits = objectsOf<{ readonly spec: { readonly limits: readonly object[] } }>(files, 'LimitRange');
      expect(limits.map(({ metadata }) => metadata.namespace)).toEqual(
        region.namespaces.map(({ name }) => name).filter((name) => !ours.has(name)),
      );
      for (const { spec } of limits) {
        expect(spec.limits).toEqual([{ type: 'Container', defaultRequest: { cpu: '25m', memory: '64Mi' } }]);
      }
    },
  );
});

describe('flows', () => {
  test.each(populated)('$place: each flow of a namespace of ours is about pods that are there', ({ pods, region }) => {
    const ours = new Set(pods.map(({ namespace }) => namespace).concat(region.gateway.namespace));
    const ends = region.flows
      .flatMap((flow) => [
        { namespace: flow.namespace, labels: flow.pods },
        ...(flow.peer.kind === 'pods' ? [{ namespace: flow.peer.namespace, labels: flow.peer.labels }] : []),
      ])
      .filter(({ namespace, labels }) => ours.has(namespace) && labels.length > 0)
      .filter(
        ({ namespace, labels }) =>
          !pods.some(
            (pod) => pod.namespace === namespace && labels.every(({ key, value }) => pod.labels[key] === value),
          ),
      )
      .map(({ namespace, labels }) => `${namespace} ${labels.map(({ key, value }) => `${key}=${value}`).join()}`);
    expect([...new Set(ends)]).toEqual([]);
  });

  test.each(populated)('$place: a flow between two namespaces is open at both ends', ({ region }) => {
    const denying = new Set(region.namespaces.map(({ name }) => name));
    const text = (namespace: string, labels: unknown) => `${namespace} ${JSON.stringify(labels)}`;
    const open = new Set(
      region.flows.map(({ direction, namespace, pods, peer, ports }) =>
        peer.kind === 'pods'
          ? `${direction} ${text(namespace, pods)} ${text(peer.namespace, peer.labels)} ${JSON.stringify(ports)}`
          : '',
      ),
    );
    for (const { direction, namespace, pods, peer, ports } of region.flows) {
      if (peer.kind !== 'pods' || !denying.has(peer.namespace)) continue;
      const back = direction === 'egress' ? 'ingress' : 'egress';
      expect(open).toContain(
        `${back} ${text(peer.namespace, peer.labels)} ${text(namespace, pods)} ${JSON.stringify(ports)}`,
      );
    }
  });

  test.each(populated)('$place: each says what it is for, and has a name of its own', ({ region }) => {
    const names = region.flows.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(names).toHaveLength(new Set(names).size);
    for (const { reason } of region.flows) expect(reason).toMatch(/\.$/);
  });

  test.each(populated)(
    '$place: only engines, workers, components with a role and issuers’ keys lead out of the VPC',
    ({ region }) => {
      const roles = new Set(region.identities.map(({ namespace }) => namespace));
      const out = region.flows.filter(
        ({ direction, peer }) => direction === 'egress' && peer.kind === 'networks' && peer.cidrs.includes('0.0.0.0/0'),
      );
      for (const { name, namespace, ports, peer } of out) {
        expect(ports).toEqual([{ port: 443, protocol: 'TCP' }]);
        expect(peer).toMatchObject({ except: ['169.254.0.0/16'] });
        expect([namespace, name, roles.has(namespace) || name === 'token-keys-out']).toEqual([namespace, name, true]);
      }
    },
  );

  test.each(populated)(
    '$place: nothing but the load balancers and the control plane comes in from a network',
    ({ region }) => {
      const from = region.flows.filter(({ direction, peer }) => direction === 'ingress' && peer.kind === 'networks');
      for (const { name, peer } of from) {
        const cidrs = peer.kind === 'networks' ? peer.cidrs : [];
        const allowed =
          name === 'load-balancers-in'
            ? [region.network.cidr]
            : region.network.zones.map(({ privateCidr }) => privateCidr);
        expect([name, cidrs]).toEqual([name, allowed]);
        expect(name).toMatch(/^load-balancers-in$|-called-in$/);
      }
    },
  );
});

function containersOf({ spec }: Pick<RenderedPods, 'spec'>) {
  return [...(spec.initContainers ?? []), ...spec.containers];
}

/** What the scheduler and the quota count: all containers together, or one that runs before them where it asks for more. */
function asked({ spec }: RenderedPods, resource: string): number {
  const of = ({ resources }: ReturnType<typeof containersOf>[number]) => amount(resources?.requests?.[resource]);
  const together = spec.containers.reduce((sum, container) => sum + of(container), 0);
  return Math.max(together, ...(spec.initContainers ?? []).map(of));
}

function quotaOf(files: (typeof places)[number]['files'], namespace: string, name: string): Record<string, string> {
  const quotas = objectsOf<{ readonly spec: { readonly hard: Record<string, string> } }>(files, 'ResourceQuota').filter(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  expect(quotas).toHaveLength(1);
  return quotas[0]?.spec.hard ?? {};
}

/** A quantity in cores or MiB; 0 when there is none. */
function amount(quantity: unknown): number {
  const text = String(quantity ?? 0);
  if (text.endsWith('m')) return Number(text.slice(0, -1)) / 1000;
  if (text.endsWith('Mi')) return Number(text.slice(0, -2));
  return Number(text);
}
