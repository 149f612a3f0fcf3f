import { checkEach, type Finding, fault, type Rule } from '#evidence';
import type { CapacityType, Placement, Region, ServingPool } from '#topology';
import { canLand, landingTypes } from './can-land';
import { type ClusterView, listClusters } from './cluster-view';
import type { OperabilityInput } from './operability-input';
import { gpuResource, podSize } from './pod-size';
import type { PodTemplate, Workload } from './workload';
import { workloadFault } from './workload-fault';

const onItsPool: Rule<OperabilityInput> = {
  name: 'pool-on-its-nodes',
  claim:
    'Base, burst and headroom of every pool exist, land on all NodePools of the classes and ways of paying that the Topology gives them, on no others, and ask for as many GPUs.',
  check({ inventory, topology }) {
    const regions = new Map(
      topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions).map((region) => [region.name, region]),
    );
    const parts = listClusters(inventory).flatMap((cluster) => {
      const region = regions.get(cluster.region);
      return region === undefined ? [] : listParts(cluster, region);
    });
    return checkEach(parts, partFaults);
  },
};

/** The rule that a pool runs where it was planned. */
export const poolPlacementRules: readonly Rule<OperabilityInput>[] = [onItsPool];

/** A part of a pool as it was planned. */
interface Part {
  readonly cluster: ClusterView;
  readonly region: Region;
  /** `models/chat-large-base` */
  readonly name: string;
  readonly placement: Placement;
  /** As it was rendered; null where it was not. */
  readonly workload: Workload | null;
}

function listParts(cluster: ClusterView, region: Region): readonly Part[] {
  const byName = new Map(cluster.workloads.map((workload) => [workload.name, workload]));
  return region.modelPools
    .flatMap((pool): ServingPool[] => [pool, ...(pool.canary === null ? [] : [pool.canary.pool])])
    .flatMap(({ namespace, base, burst, headroom }) =>
      [base, burst, headroom].flatMap((part) => {
        if (part === null) return [];
        const name = `${namespace}/${part.workload}`;
        return [{ cluster, region, name, placement: part.placement, workload: byName.get(name) ?? null }];
      }),
    );
}

function partFaults(part: Part): readonly Finding[] {
  const { workload, name, cluster } = part;
  if (workload !== null) return workload.pods.flatMap((pod) => podFaults(part, workload, pod));
  return [
    fault({
      rule: onItsPool.name,
      at: { file: cluster.workloads[0]?.object.file ?? cluster.region, subject: null, property: null },
      message: `${name} is planned for ${cluster.region}, but no manifest makes it`,
      mend: 'render every part of a pool (charts/engines.ts, charts/headroom.ts)',
    }),
  ];
}

function podFaults({ cluster, region, placement }: Part, workload: Workload, pod: PodTemplate): readonly Finding[] {
  const planned = new Set(
    region.nodePools
      .filter(({ instanceClass, capacityType }) => isPlanned(placement, instanceClass, capacityType))
      .filter(({ instanceTypes }) => instanceTypes.some((type) => placement.instanceTypes.includes(type)))
      .map(({ name }) => `NodePool ${name}`),
  );
  const landing = cluster.offers.filter((offer) => canLand(pod.spec, offer));
  const names = new Set(landing.map(({ name }) => name));
  const types = new Set(landing.flatMap((offer) => landingTypes(pod.spec, offer)));
  const found = (property: string, message: string) =>
    workloadFault({
      rule: onItsPool.name,
      workload,
      property: `${pod.property}.spec${property}`,
      message: `the pods of ${pod.workload} ${message}`,
      mend: 'render the placement of the Topology as it is (charts/placed.ts, charts/pod-resources.ts)',
    });
  const { gpus } = podSize(pod);
  return [
    ...[...names]
      .filter((name) => !planned.has(name))
      .map((name) => found('', `may land on ${name}; meant are ${list(planned)}`)),
    ...[...planned]
      .filter((name) => !names.has(name))
      .map((name) => found('', `cannot land on ${name}, which is meant for them`)),
    ...[...types]
      .filter((type) => !placement.instanceTypes.includes(type))
      .map((type) => found('', `may land on ${type}; meant are ${list(placement.instanceTypes)}`)),
    ...(gpus === placement.gpusPerPod
      ? []
      : [found('.containers', `ask for ${gpus} of ${gpuResource}; meant are ${placement.gpusPerPod}`)]),
  ];
}

function isPlanned(
  { instanceClasses, capacityTypes }: Placement,
  instanceClass: string,
  capacityType: CapacityType,
): boolean {
  return instanceClasses.includes(instanceClass) && capacityTypes.includes(capacityType);
}

function list(values: Iterable<string>): string {
  return [...values].join(', ') || 'none';
}
