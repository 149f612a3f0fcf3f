import { renderManifests } from '#charts';
import type { InferencePoolSpec } from '#charts/imports/inference.networking.k8s.io';
import type { NodePoolSpec } from '#charts/imports/karpenter.sh';
import type { LeaderWorkerSetSpec } from '#charts/imports/leaderworkerset.x-k8s.io';
import type { ModelPool, Topology } from '#topology';
import {
  editable,
  objectsOf,
  type PodSpec,
  places,
  type Rendered,
  regionsOf,
  topologyOf,
  type Workload,
} from './rendered';

/** Each pool with its parts: the Deployment that was rendered, and where the Topology wants its pods. */
const parts = places.flatMap(({ place, region, files }) => {
  const deployments = objectsOf<Workload>(files, 'Deployment');
  return region.modelPools.flatMap((pool) =>
    [
      { part: 'base', wanted: pool.base },
      { part: 'burst', wanted: pool.burst },
      { part: 'headroom', wanted: pool.headroom },
    ].flatMap(({ part, wanted }) => {
      if (wanted === null) return [];
      const deployment = deployments.find(({ metadata }) => metadata.name === wanted.workload);
      if (deployment === undefined) throw new Error(`${place}: no Deployment ${wanted.workload}`);
      return [{ title: `${place} ${wanted.workload}`, part, region, files, pool, wanted, deployment }];
    }),
  );
});

const podOf = ({ deployment }: { readonly deployment: Workload }): PodSpec => deployment.spec.template.spec;

test.each(parts)('$title: its pods fit exactly the node pools of its classes and ways of paying', (row) => {
  const { placement } = row.wanted;
  const nodePools = objectsOf<{ readonly spec: NodePoolSpec }>(row.files, 'NodePool');
  const meant = row.region.nodePools
    .filter(
      (pool) =>
        placement.instanceClasses.includes(pool.instanceClass) && placement.capacityTypes.includes(pool.capacityType),
    )
    .map(({ name }) => name);
  expect(meant).not.toEqual([]);
  expect(nodePools.filter((pool) => fits(podOf(row), pool)).map(({ metadata }) => metadata.name)).toEqual(meant);
});

/** Whether a pod may run on a node of the pool: its required affinity can be met there, and it tolerates every taint. */
function fits(pod: PodSpec, { spec }: Rendered<{ readonly spec: NodePoolSpec }>): boolean {
  const { metadata, spec: node } = spec.template;
  const terms = pod.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const has = (key: string): readonly string[] => {
    const label = metadata?.labels?.[key];
    return label === undefined ? (node.requirements.find((it) => it.key === key)?.values ?? []) : [label];
  };
  const met = terms.some((term) =>
    term.matchExpressions?.every(({ key, values }) => has(key).some((value) => values?.includes(value))),
  );
  const tolerated = (node.taints ?? []).every(({ key, value, effect }) =>
    pod.tolerations?.some((it) => it.key === key && it.value === value && it.effect === effect),
  );
  return met && tolerated;
}

test.each(parts)('$title: is spread over the zones, base and burst of a pool together', (row) => {
  const [spread] = podOf(row).topologySpreadConstraints ?? [];
  expect(spread).toMatchObject({ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1 });
  const spreadWith = objectsOf<Workload>(row.files, 'Deployment').filter((other) =>
    selects(spread?.labelSelector?.matchLabels ?? {}, other.spec.template.metadata.labels),
  );
  const { base, burst, headroom } = row.pool;
  const engines = [base.workload, ...(burst === null ? [] : [burst.workload])];
  expect(spreadWith.map(({ metadata }) => metadata.name)).toEqual(
    row.part === 'headroom' ? [headroom?.workload] : engines,
  );
});

test.each(parts.filter(({ part }) => part === 'base'))('$title: never on spot', (row) => {
  const text = JSON.stringify(podOf(row).affinity);
  expect(text).toContain('on-demand');
  expect(text).not.toContain('spot');
});

test.each(parts)('$title: requests equal limits, and GPUs are all there', (row) => {
  const { cpuMillis, memoryMiB, gpusPerPod, disk } = row.wanted.placement;
  const resources = podOf(row).containers.map((container) => container.resources);
  const amounts = {
    cpu: `${cpuMillis}m`,
    memory: `${memoryMiB}Mi`,
    'ephemeral-storage': `${disk.cacheMiB + disk.scratchMiB + disk.logMiB}Mi`,
    ...(gpusPerPod > 0 ? { 'nvidia.com/gpu': String(gpusPerPod) } : {}),
  };
  expect(resources).toEqual([{ requests: amounts, limits: amounts }]);
});

test('production serves from GPUs, the demo from none', () => {
  const gpus = (deployment: string) =>
    parts.filter(({ title, wanted }) => title.startsWith(deployment) && wanted.placement.gpusPerPod > 0).length;
  expect(gpus('production')).toBe(parts.filter(({ title }) => title.startsWith('production')).length);
  expect(gpus('demo')).toBe(0);
});

test.each(parts)('$title: prefers instance types in the order of the Topology', (row) => {
  const preferred = podOf(row).affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  const byWeight = [...preferred].sort((a, b) => b.weight - a.weight);
  const types = byWeight.flatMap(
    ({ preference }) => preference.matchExpressions?.flatMap((it) => it.values ?? []) ?? [],
  );
  const { instanceTypes } = row.wanted.placement;
  expect(types).toEqual(instanceTypes.length === 1 ? [] : instanceTypes);
});

test.each(parts)('$title: no root, no privilege, no token, nothing writable but what vanishes with the pod', (row) => {
  const pod = podOf(row);
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(pod.securityContext?.runAsUser).toBeGreaterThan(0);
  for (const { securityContext } of pod.containers) {
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      privileged: false,
      readOnlyRootFilesystem: true,
    });
  }
  for (const { name, ...source } of pod.volumes ?? []) expect(Object.keys(source)).toEqual(['emptyDir']);
});

test.each(parts.filter(({ part }) => part !== 'headroom'))('$title: drains within the notice of a spot node', (row) => {
  const { drain } = row.pool.engine;
  const pod = podOf(row);
  expect(pod.containers.map((it) => it.lifecycle?.preStop)).toEqual([{ sleep: { seconds: drain.preStopSeconds } }]);
  expect(pod.terminationGracePeriodSeconds).toBe(drain.graceSeconds);
  expect(pod.terminationGracePeriodSeconds).toBeLessThan(120);
});

test.each(parts.filter(({ part }) => part !== 'headroom'))(
  '$title: no rollout step gives up before the weights are loaded',
  (row) => {
    const { probes } = row.pool.engine;
    const [engine] = podOf(row).containers;
    const startupSeconds = (engine?.startupProbe?.periodSeconds ?? 0) * (engine?.startupProbe?.failureThreshold ?? 0);
    expect(startupSeconds).toBe(probes.startupPeriodSeconds * probes.startupFailures);
    expect(row.deployment.spec).toMatchObject({ strategy: { rollingUpdate: { maxSurge: 0 } } });
    expect((row.deployment.spec as { progressDeadlineSeconds?: number }).progressDeadlineSeconds).toBeGreaterThan(
      startupSeconds,
    );
  },
);

test.each(parts)('$title: selects its own pods and no other workload’s', (row) => {
  const { selector, template } = row.deployment.spec;
  const selected = objectsOf<Workload>(row.files, 'Deployment').filter((other) =>
    selects(selector.matchLabels, other.spec.template.metadata.labels),
  );
  expect(selects(selector.matchLabels, template.metadata.labels)).toBe(true);
  expect(selected.map(({ metadata }) => metadata.name)).toEqual([row.wanted.workload]);
});

function selects(selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

test.each(parts.filter(({ part }) => part === 'base'))(
  '$title: its headless Service, budget, monitor and InferencePool select all engines of the pool, and no other pod',
  (row) => {
    const { pool, files } = row;
    const engines = [pool.base.workload, ...(pool.burst === null ? [] : [pool.burst.workload])];
    const [service] = objectsOf<{ readonly spec: { readonly selector: Record<string, string> } }>(
      files,
      'Service',
    ).filter(({ metadata }) => metadata.name === pool.engineService);
    const inferencePool = objectsOf<{ readonly spec: InferencePoolSpec }>(files, 'InferencePool').find(
      ({ metadata }) => metadata.name === pool.name,
    );
    const budget = objectsOf<Workload>(files, 'PodDisruptionBudget').find(
      ({ metadata }) => metadata.name === pool.name,
    );
    const monitor = objectsOf<Workload>(files, 'PodMonitor').find(({ metadata }) => metadata.name === pool.name);
    const selectors = [
      service?.spec.selector,
      budget?.spec.selector.matchLabels,
      monitor?.spec.selector.matchLabels,
      inferencePool?.spec.selector.matchLabels,
    ];
    for (const selector of selectors) {
      const selected = objectsOf<Workload>(files, 'Deployment').filter((it) =>
        selects(selector ?? {}, it.spec.template.metadata.labels),
      );
      expect(selected.map(({ metadata }) => metadata.name)).toEqual(engines);
    }
  },
);

/** Pools that clients can call; the guard's is none. */
const routed = parts.filter(
  ({ part, pool, region }) => part === 'base' && region.gateway.backends.some(({ name }) => name === pool.name),
);

test.each(routed)(
  '$title: the address by which the gateway knows the pool is its Service',
  ({ pool, files, region }) => {
    const service = objectsOf<{ readonly spec: { readonly ports: readonly { port: number; targetPort: string }[] } }>(
      files,
      'Service',
    ).find(({ metadata }) => metadata.name === pool.service);
    const backend = region.gateway.backends.find(({ name }) => name === pool.name);
    expect(backend?.host).toBe(`${service?.metadata.name}.${service?.metadata.namespace}.svc.cluster.local`);
    expect(service?.spec.ports).toEqual([
      { name: pool.proxy.portName, port: backend?.port, targetPort: pool.proxy.portName },
    ]);
  },
);

test.each(parts)('$title: names a priority class that the Region has', (row) => {
  const classes = objectsOf<{ readonly value: number }>(row.files, 'PriorityClass');
  const used = classes.find(({ metadata }) => metadata.name === podOf(row).priorityClassName);
  if (row.part === 'headroom') expect(used?.value).toBeLessThan(0);
  else expect(used?.value).toBeGreaterThan(0);
});

describe('a replica that spans nodes', () => {
  const [first] = regionsOf(topologyOf('production'));
  const pool = first?.modelPools.find(({ name }) => name === 'chat-large');
  if (first === undefined || pool === undefined) throw new Error('production has no chat-large');
  const files = renderManifests(spanning(pool.name)).filter((file) =>
    file.path.startsWith(`${first.name}/30-models/${pool.name}`),
  );
  const [group] = objectsOf<{ readonly spec: LeaderWorkerSetSpec }>(files, 'LeaderWorkerSet');
  const { leaderTemplate, workerTemplate, size } = group?.spec.leaderWorkerTemplate ?? {};

  test('is a LeaderWorkerSet in the place of the base Deployment', () => {
    expect(group?.metadata).toEqual({ name: pool.base.workload, namespace: pool.namespace });
    expect(group?.spec.replicas).toBe(pool.base.replicas);
    expect(size).toBe(2);
    expect(objectsOf(files, 'Deployment').map(({ metadata }) => metadata.name)).not.toContain(pool.base.workload);
  });

  test('has all GPUs on each of its nodes', () => {
    for (const template of [leaderTemplate, workerTemplate]) {
      expect(template?.spec?.containers[0]?.resources?.limits?.['nvidia.com/gpu']).toBe('8');
    }
  });

  test('is spread over the zones by its leader, so that its nodes may stand together', () => {
    expect(leaderTemplate?.spec?.topologySpreadConstraints).toHaveLength(1);
    expect(workerTemplate?.spec).not.toHaveProperty('topologySpreadConstraints');
  });

  test('answers at its leader alone', () => {
    const leader = { 'leaderworkerset.sigs.k8s.io/worker-index': '0' };
    const service = objectsOf<{ readonly spec: { readonly selector: object } }>(files, 'Service').find(
      ({ metadata }) => metadata.name === pool.engineService,
    );
    const [inferencePool] = objectsOf<{ readonly spec: InferencePoolSpec }>(files, 'InferencePool');
    expect(service?.spec.selector).toMatchObject(leader);
    expect(inferencePool?.spec.selector.matchLabels).toMatchObject(leader);
    expect(leaderTemplate?.spec?.containers[0]?.args).toEqual(pool.engine.args);
    expect(leaderTemplate?.spec?.containers[0]).toHaveProperty('readinessProbe');
    expect(workerTemplate?.spec?.containers[0]?.args).toEqual(['--node-rank=$(LWS_WORKER_INDEX)']);
    expect(workerTemplate?.spec?.containers[0]).not.toHaveProperty('readinessProbe');
  });

  function spanning(name: string): Topology {
    const topology = editable(topologyOf('production'));
    for (const region of topology.jurisdictions.flatMap((it) => it.regions)) {
      for (const it of region.modelPools.filter((candidate: { name: string }) => candidate.name === name)) {
        it.base.nodesPerReplica = 2;
        it.engine.workerArgs = ['--node-rank=$(LWS_WORKER_INDEX)'];
        it.burst = null;
        it.scaling = null;
        it.headroom = null;
      }
    }
    return topology as Topology;
  }
});

test.each(places)('$place: a pool without burst has neither burst Deployment nor scaler', ({ region, files }) => {
  const without: readonly ModelPool[] = region.modelPools.filter(({ burst }) => burst === null);
  const names = new Set(region.modelPools.flatMap(({ burst }) => burst?.workload ?? []));
  const scaled = objectsOf(files, 'ScaledObject')
    .map(({ metadata }) => metadata.name)
    .filter((name) => names.has(name));
  for (const pool of without) expect(scaled.filter((name) => name.startsWith(`${pool.name}-`))).toEqual([]);
  expect(scaled).toHaveLength(region.modelPools.length - without.length);
});
