import { instanceType } from '#catalog';
import { type PodSpec, places } from './rendered';
import { renderedPods } from './rendered-pods';

/** What is left of a node for pods, once kubelet, daemons of every node and the components have theirs. Assumed. */
const share = 0.7;

test.each(places)('$place: what runs on system nodes fits on all but one of them', (place) => {
  const { systemNodes } = place.region.cluster;
  const { pods, replicas } = place.region.gateway;
  const tierTwo = renderedPods(place).filter(({ spec }) => !hasNodesOfItsOwn(spec));
  expect(tierTwo.map(({ name }) => name)).toContain(place.region.modelPools[0]?.picker.deployment.workload);
  const cpuMillis = sumOf(tierTwo, ({ spec, most }) => most * sumOf(spec.containers, cpuOf));
  const nodeVcpu = Math.min(...systemNodes.instanceTypes.map((name) => instanceType(name)?.vcpu ?? 0));
  const ordinary = cpuMillis + replicas.min * pods.cpuMillis;
  expect(ordinary / 1000).toBeLessThan((systemNodes.desiredNodes - 1) * nodeVcpu * share);
});

function hasNodesOfItsOwn({ affinity, nodeSelector }: PodSpec): boolean {
  return affinity?.nodeAffinity !== undefined || nodeSelector !== undefined;
}

function cpuOf({ resources }: PodSpec['containers'][number]): number {
  const cpu = String(resources?.requests?.cpu);
  return cpu.endsWith('m') ? Number.parseInt(cpu, 10) : Number(cpu) * 1000;
}

function sumOf<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((sum, item) => sum + amount(item), 0);
}
