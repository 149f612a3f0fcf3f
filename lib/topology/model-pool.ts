import type { Label, Toleration } from './labels';
import type { CapacityType } from './node-pool';
import type { Picker } from './picker';
import type { PoolProxy } from './pool-proxy';
import type { Scaling } from './scaling';

/** All replicas of one model in one Region. */
export interface ModelPool extends ServingPool {
  readonly scaling: Scaling | null;
  /** A candidate that shares the pool's traffic; null: none. */
  readonly canary: Canary | null;
}

/** Engines that serve the same weights, with the picker and the Envoy that lead to them. */
export interface ServingPool {
  /** Name of the pool, of its Kubernetes objects' prefix, and of the model in the blueprint. */
  readonly name: string;
  readonly namespace: string;
  /** Kubernetes service account of its pods. */
  readonly serviceAccount: string;
  /** Service by which tier 1 reaches the pool, that of its Envoy; `picker.host` is its name in the cluster. */
  readonly service: string;
  /** Service whose name stands for the address of each engine that is ready. */
  readonly engineService: string;
  readonly model: ServedModel;
  readonly engine: Engine;
  /** Reserved or on-demand, never spot; always running. */
  readonly base: Replicas;
  /** Spot first, on-demand as fallback; null for a model whose replicas span nodes. */
  readonly burst: Burst | null;
  /** Pause pods that hold nodes ready; null: none. */
  readonly headroom: Headroom | null;
  /** Replicas that may be taken away at once, by a rollout too; and those that a rollout may start beyond the plan. */
  readonly disruption: { readonly maxUnavailable: number; readonly maxSurge: number };
  readonly picker: Picker;
  readonly proxy: PoolProxy;
  readonly weights: Weights;
  /** Label of Prometheus that all series of the pool carry, its engines', its picker's and its Envoy's. */
  readonly seriesLabel: Label;
  /** Labels of every engine of the pool; selectors of services, budgets and monitors are made of them. */
  readonly labels: readonly Label[];
}

export interface ServedModel {
  readonly name: string;
  /** Name in requests and answers. */
  readonly servedName: string;
  readonly aliases: readonly string[];
  readonly task: 'generate' | 'embed' | 'moderate' | 'guard';
  readonly contextTokens: number;
  /** Smaller model that takes over when all else fails; null: none. */
  readonly fallback: string | null;
  /** Class of models that a client may ask for by one name, and its rank there, 1 the smallest. */
  readonly routingClass: { readonly name: string; readonly rank: number } | null;
}

export interface Engine {
  readonly kind: 'vllm' | 'simulator';
  /** Full reference with tag. */
  readonly image: string;
  /** The first of vLLM's is the model. */
  readonly args: readonly string[];
  /** Arguments of the further nodes of a replica that spans nodes; empty when it does not. */
  readonly workerArgs: readonly string[];
  /** Environment, sorted by name. */
  readonly env: readonly { readonly name: string; readonly value: string }[];
  /** User and group of the container. */
  readonly userId: number;
  /** Longest from a pod's making until it answers: node start, image pull, load of the weights; several times the plan's. */
  readonly progressDeadlineSeconds: number;
  readonly port: number;
  readonly portName: string;
  readonly probes: {
    readonly path: string;
    readonly startupPeriodSeconds: number;
    /** Periods that starting may take: several times what the plan's warm-up reckons with for weights and engine. */
    readonly startupFailures: number;
    /** An engine under load answers late. */
    readonly timeoutSeconds: number;
    readonly readinessPeriodSeconds: number;
    readonly livenessPeriodSeconds: number;
    readonly livenessFailures: number;
  };
  readonly drain: {
    readonly preStopSeconds: number;
    readonly shutdownSeconds: number;
    /** preStop + shutdown + slack; inside the two minutes of a spot notice. */
    readonly graceSeconds: number;
  };
  /** Sequences that one replica runs at once. */
  readonly maxSequences: number;
}

export interface Replicas {
  readonly workload: string;
  /** The pool's labels and the part: selectors of base and burst do not overlap. */
  readonly labels: readonly Label[];
  readonly replicas: number;
  /** Nodes that one replica spans; more than one becomes a LeaderWorkerSet. */
  readonly nodesPerReplica: number;
  readonly placement: Placement;
}

export interface Burst {
  readonly workload: string;
  readonly labels: readonly Label[];
  /** Always running. */
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly placement: Placement;
}

/** Pods that do nothing but hold a node until any other pod wants it; each is as large as a burst replica. */
export interface Headroom {
  readonly workload: string;
  readonly replicas: number;
  readonly image: string;
  /** The image's own user. */
  readonly userId: number;
  /** None of the pool's: its Service, budget and picker must not select pause pods. */
  readonly labels: readonly Label[];
  readonly placement: Placement;
}

/** Where a pod may run, and what it takes of a node. */
export interface Placement {
  /** Classes of its instance types, in order of preference; a pod requires the class label to be one of them. */
  readonly instanceClasses: readonly string[];
  /** Label of nodes that holds their class. */
  readonly instanceClassKey: string;
  /** In order of preference. */
  readonly instanceTypes: readonly string[];
  /** A pod requires its node's capacity type to be one of these. */
  readonly capacityTypes: readonly CapacityType[];
  readonly tolerations: readonly Toleration[];
  readonly gpusPerPod: number;
  readonly cpuMillis: number;
  readonly memoryMiB: number;
  readonly sharedMemoryMiB: number;
  readonly disk: PodDisk;
  readonly priorityClass: string;
}

export interface Weights {
  readonly bucket: string;
  readonly prefix: string;
  /** Where they came from, as the blueprint says. */
  readonly source: string;
  readonly weightsGiB: number;
  /** Folder in the container for downloads and compiled kernels: an emptyDir on the node's disk, local NVMe where it has one. */
  readonly cachePath: string;
}

/** What a pod may write to the node's disk, MiB; it asks for the sum, and is evicted beyond it. */
export interface PodDisk {
  /** Compiled kernels, and the files of the model beside its weights. */
  readonly cacheMiB: number;
  readonly scratchMiB: number;
  readonly logMiB: number;
}

/** A version of the weights that is tried on a part of the traffic. */
export interface Canary {
  readonly version: string;
  /** Part of the local traffic that it gets now. */
  readonly percent: number;
  /** Shares it passes through, ascending, the last one 100. */
  readonly stagesPercent: readonly number[];
  /** Its own pool: none of its selectors reaches the stable one's pods. */
  readonly pool: ServingPool;
}
