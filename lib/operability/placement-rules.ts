import { instanceType } from '#catalog';
import { checkEach, type Finding, listAt, type Plain, type Rule, textAt } from '#evidence';
import { canLand, isWanted, landingTypes, tolerates, untolerated } from './can-land';
import { type ClusterView, givesWay, listClusters } from './cluster-view';
import type { NodeOffer } from './node-offer';
import type { OperabilityInput } from './operability-input';
import { type PodSize, podSize } from './pod-size';
import type { PodTemplate, Workload } from './workload';
import { workloadFault } from './workload-fault';

/** A pod with what it belongs to. */
interface PlacedPod {
  readonly cluster: ClusterView;
  readonly workload: Workload;
  readonly pod: PodTemplate;
}

const findsNodes: Rule<OperabilityInput> = {
  name: 'pod-finds-nodes',
  claim:
    'Every pod may land on a NodePool or node group of its Region that may have nodes, and on every instance type that it allows there its GPUs, CPU and memory fit.',
  check({ inventory }) {
    return checkEach(listPods(inventory), nodeFaults);
  },
};

function nodeFaults({ cluster, workload, pod }: PlacedPod): readonly Finding[] {
  const open = cluster.offers.filter(({ maxNodes }) => maxNodes !== 0);
  const landing = open.filter((offer) => canLand(pod.spec, offer));
  const found = (message: string, mend: string) =>
    workloadFault({ rule: findsNodes.name, workload, property: `${pod.property}.spec`, message, mend });
  if (landing.length === 0) {
    return [
      found(
        `the pods of ${pod.workload} find no node in ${cluster.region}: ${nearest(pod, open)}`,
        'make its affinity and tolerations of the pool that it is meant for (lib/topology/resolve-placement.ts)',
      ),
    ];
  }
  const size = podSize(pod);
  return landing.flatMap((offer) =>
    landingTypes(pod.spec, offer).flatMap((type) =>
      tooSmall(type, size).map((what) =>
        found(
          `the pods of ${pod.workload} do not fit on ${type} of ${offer.name}: ${what}`,
          `take ${type} from what it may run on, or ask for less (lib/topology/resolve-placement.ts)`,
        ),
      ),
    ),
  );
}

/** What keeps a pod from the offer that it comes nearest to. */
function nearest({ spec }: PodTemplate, offers: readonly NodeOffer[]): string {
  const wanted = offers.find((offer) => isWanted(spec, offer));
  if (wanted !== undefined) {
    const taints = untolerated(spec, wanted).map(({ key, value }) => `${key}=${value}`);
    return `they do not tolerate ${taints.join(', ')} of ${wanted.name}`;
  }
  const tolerated = offers.filter((offer) => untolerated(spec, offer).length === 0).map(({ name }) => name);
  return `none has the labels that they require; they tolerate ${tolerated.join(', ') || 'none'}`;
}

function tooSmall(name: string, { gpus, cpuMillis, memoryMiB }: PodSize): readonly string[] {
  const type = instanceType(name);
  if (type === undefined) return [`the catalog does not know ${name}`];
  const wanted: readonly (readonly [string, number, number])[] = [
    ['GPUs', gpus, type.gpu?.count ?? 0],
    ['mCPU', cpuMillis, type.vcpu * 1000],
    ['MiB of memory', memoryMiB, type.memoryGiB * 1024],
  ];
  return wanted.flatMap(([unit, asked, has]) =>
    asked > has ? [`it asks for ${asked} ${unit}, and the node has ${has}`] : [],
  );
}

const exactTolerations: Rule<OperabilityInput> = {
  name: 'gpu-tolerations',
  claim:
    'A pod tolerates taints of GPU nodes only when it asks for GPUs, or runs on each node of a class (a DaemonSet), and every toleration of a GPU pod fits a taint of nodes that it may run on.',
  check({ inventory }) {
    return checkEach(listPods(inventory), tolerationFaults);
  },
};

function tolerationFaults({ cluster, workload, pod }: PlacedPod): readonly Finding[] {
  if (workload.kind === 'DaemonSet') return [];
  const hasGpus = podSize(pod).gpus > 0;
  const forbidden = cluster.offers.filter(isGpuOffer).flatMap(({ taints }) => taints);
  const own = cluster.offers.filter((offer) => canLand(pod.spec, offer)).flatMap(({ taints }) => taints);
  return listAt(pod.spec, 'tolerations').flatMap((toleration, index) => {
    const wrong = hasGpus
      ? !own.some((taint) => tolerates(toleration, taint) && isNamed(toleration))
      : forbidden.some((taint) => tolerates(toleration, taint));
    if (!wrong) return [];
    const what = [textAt(toleration, 'key') ?? 'every key', textAt(toleration, 'value') ?? 'any value'].join('=');
    return [
      workloadFault({
        rule: exactTolerations.name,
        workload,
        property: `${pod.property}.spec.tolerations.${index}`,
        message: hasGpus
          ? `the GPU pods of ${pod.workload} tolerate ${what}; allowed: taints of the nodes they may run on, by key`
          : `the pods of ${pod.workload} ask for no GPU, but tolerate ${what} of GPU nodes and could take their CPU and memory`,
        mend: 'take the toleration from its placement (lib/topology/resolve-placement.ts)',
      }),
    ];
  });
}

/** A toleration without a key fits every taint, so it cannot be meant for one. */
function isNamed(toleration: unknown): boolean {
  return (textAt(toleration, 'key') ?? '') !== '';
}

const gpusToGpuPods: Rule<OperabilityInput> = {
  name: 'gpu-nodes-for-gpu-pods',
  claim: 'A pod that asks for no GPU cannot land on nodes with GPUs, except a DaemonSet that selects their class.',
  check({ inventory }) {
    return checkEach(
      listPods(inventory).filter(({ pod }) => podSize(pod).gpus === 0),
      ({ cluster, workload, pod }) =>
        cluster.offers
          .filter((offer) => isGpuOffer(offer) && canLand(pod.spec, offer) && !isPinned(workload, pod.spec))
          .map((offer) =>
            workloadFault({
              rule: gpusToGpuPods.name,
              workload,
              property: `${pod.property}.spec`,
              message: `the pods of ${pod.workload} ask for no GPU, but may land on ${offer.name}`,
              mend: 'let it tolerate no taint of GPU nodes, or select the class of nodes that it is for',
            }),
          ),
    );
  },
};

function isPinned({ kind }: Workload, spec: Plain): boolean {
  return kind === 'DaemonSet' && Object.keys((spec.nodeSelector ?? {}) as object).length > 0;
}

const neverOnSpot: Rule<OperabilityInput> = {
  name: 'base-never-on-spot',
  claim:
    'Pods of a workload with a fixed number of replicas cannot land on spot nodes, except those that give way to any other pod (a priority below zero).',
  check({ inventory }) {
    const fixed = listPods(inventory).filter(
      ({ cluster, workload }) => workload.replicas !== null && !givesWay(cluster, workload),
    );
    return checkEach(fixed, ({ cluster, workload, pod }) =>
      cluster.offers
        .filter((offer) => offer.isSpot && canLand(pod.spec, offer))
        .map((offer) =>
          workloadFault({
            rule: neverOnSpot.name,
            workload,
            property: `${pod.property}.spec`,
            message: `the pods of ${pod.workload} are counted on always, but may land on the spot nodes of ${offer.name}`,
            mend: 'let it require reserved or on-demand nodes (capacityTypes in lib/topology/resolve-serving-pool.ts), and keep system nodes on-demand',
          }),
        ),
    );
  },
};

/** Rules about the nodes on which pods land. */
export const placementRules: readonly Rule<OperabilityInput>[] = [
  findsNodes,
  exactTolerations,
  gpusToGpuPods,
  neverOnSpot,
];

function listPods(inventory: OperabilityInput['inventory']): readonly PlacedPod[] {
  return listClusters(inventory).flatMap((cluster) =>
    cluster.workloads.flatMap((workload) => workload.pods.map((pod) => ({ cluster, workload, pod }))),
  );
}

function isGpuOffer({ instanceTypes }: NodeOffer): boolean {
  return instanceTypes.some((name) => (instanceType(name)?.gpu ?? null) !== null);
}
