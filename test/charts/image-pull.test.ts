import type { NodePoolSpec } from '#charts/imports/karpenter.sh';
import { objectsOf, type PodSpec, places } from './rendered';

interface DaemonSet {
  readonly spec: { readonly template: { readonly spec: PodSpec } };
}

const rows = places.map(({ place, region, files }) => ({
  place,
  region,
  nodePools: objectsOf<{ readonly spec: NodePoolSpec }>(files, 'NodePool'),
  pulls: objectsOf<DaemonSet>(files, 'DaemonSet').map(({ metadata, spec }) => ({
    name: metadata.name,
    pod: spec.template.spec,
  })),
}));

const inProduction = rows.filter(({ place }) => place.startsWith('production/'));

test.each(inProduction)(
  '$place: every class of nodes holds the images of the engines that run there',
  ({ region, pulls }) => {
    const wanted = new Map<string, Set<string>>();
    for (const { engine, base, burst } of region.modelPools) {
      for (const { instanceClasses } of [base.placement, ...(burst === null ? [] : [burst.placement])]) {
        for (const name of instanceClasses) wanted.set(name, new Set([...(wanted.get(name) ?? []), engine.image]));
      }
    }
    const pulled = pulls.map(({ pod }) => [
      pod.nodeSelector?.['meridian.internal/instance-class'],
      new Set(pod.initContainers?.map(({ image }) => image)),
    ]);
    expect(new Map(pulled as [string, Set<string>][])).toEqual(wanted);
  },
);

test.each(inProduction)('$place: it runs on every node of its class, whatever its taints', ({ nodePools, pulls }) => {
  for (const { pod } of pulls) {
    const [[key, value] = ['', '']] = Object.entries(pod.nodeSelector ?? {});
    const own = nodePools.filter(({ spec }) => spec.template.metadata?.labels?.[key] === value);
    expect(own.length).toBeGreaterThan(0);
    for (const taint of own.flatMap(({ spec }) => spec.template.spec.taints ?? [])) {
      expect(pod.tolerations).toContainEqual({ ...taint, operator: 'Equal' });
    }
  }
});

test.each(inProduction)('$place: it takes next to nothing of a node, no GPU, and runs as nobody', ({ pulls }) => {
  for (const { pod } of pulls) {
    for (const { resources, securityContext, env } of [...(pod.initContainers ?? []), ...pod.containers]) {
      expect(resources?.requests).toEqual(resources?.limits);
      expect(Object.keys(resources?.limits ?? {})).toEqual(['cpu', 'memory']);
      expect(Number.parseInt(String(resources?.limits?.cpu), 10)).toBeLessThanOrEqual(10);
      expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false });
      expect(env ?? [{ name: 'NVIDIA_VISIBLE_DEVICES', value: 'void' }]).toEqual([
        { name: 'NVIDIA_VISIBLE_DEVICES', value: 'void' },
      ]);
    }
    expect(pod.initContainers?.map(({ command }) => command)).toEqual(pod.initContainers?.map(() => ['/bin/true']));
    expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
  }
});

test.each(rows.filter(({ place }) => place.startsWith('demo/')))(
  '$place: the simulator’s small image is not pulled ahead, and has no shell to run',
  ({ pulls }) => expect(pulls).toEqual([]),
);
