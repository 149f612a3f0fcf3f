import type { Label, Toleration } from './labels';
import type { CapacityType } from './node-pool';

/** All replicas of one model in one Region. */
export interface ModelPool {
  /** Name of the pool, of its Kubernetes objects' prefix, and of the model in the blueprint. */
  readonly name: string;
  readonly namespace: string;
  readonly model: ServedModel;
  readonly engine: Engine;
  /** Reserved or on-demand, never spot; always running. */
  readonly base: Replicas;
  /** Spot first, on-demand as fallback; null for a model whose replicas span nodes. */
  readonly burst: Burst | null;
  /** Replicas that pause pods hold ready nodes for. */
  readonly headroomReplicas: number;
  readonly scaling: Scaling | null;
  readonly disruption: { readonly maxUnavailable: number };
  readonly picker: Picker;
  readonly weights: Weights;
  readonly canary: Canary | null;
  /** Labels of every pod of the pool; selectors of services, budgets and monitors are made of them. */
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
  readonly args: readonly string[];
  readonly port: number;
  readonly portName: string;
  readonly probes: {
    readonly path: string;
    readonly startupPeriodSeconds: number;
    /** Periods that starting may take: it fits the load of the weights. */
    readonly startupFailures: number;
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
  readonly replicas: number;
  /** Nodes that one replica spans; more than one becomes a LeaderWorkerSet. */
  readonly nodesPerReplica: number;
  readonly placement: Placement;
}

export interface Burst {
  readonly workload: string;
  /** Always running. */
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly placement: Placement;
}

/** Where a pod may run, and what it takes of a node. */
export interface Placement {
  readonly instanceClass: string;
  /** In order of preference. */
  readonly instanceTypes: readonly string[];
  readonly capacityTypes: readonly CapacityType[];
  readonly nodeLabels: readonly Label[];
  readonly tolerations: readonly Toleration[];
  readonly gpusPerPod: number;
  readonly cpuMillis: number;
  readonly memoryMiB: number;
  readonly sharedMemoryMiB: number;
  readonly priorityClass: string;
}

/** KEDA's rule for the burst replicas: follow the queue, never the base. */
export interface Scaling {
  readonly scaler: string;
  readonly metricsAddress: string;
  readonly queries: readonly { readonly name: string; readonly query: string }[];
  /** Formula over the queries, in replicas that demand needs beyond the base. */
  readonly formula: string;
  readonly target: number;
  readonly queuePerReplica: number;
  readonly runningPerReplica: number;
  readonly up: {
    readonly windowSeconds: number;
    readonly percent: number;
    readonly pods: number;
    readonly periodSeconds: number;
  };
  readonly down: { readonly windowSeconds: number; readonly pods: number; readonly periodSeconds: number };
  readonly fallback: { readonly failures: number; readonly replicas: number };
  readonly pollingSeconds: number;
}

/** The endpoint picker of the pool (tier 2). */
export interface Picker {
  readonly pool: string;
  readonly service: string;
  readonly port: number;
  readonly dialect: 'llm-d' | 'gaie';
  readonly image: string;
  /** Address of the pool's own Envoy, by which tier 1 reaches it. */
  readonly host: string;
  readonly hostPort: number;
}

export interface Weights {
  readonly bucket: string;
  readonly prefix: string;
  /** Where they came from, as the blueprint says. */
  readonly source: string;
  readonly weightsGiB: number;
  /** Folder on the node's disk that keeps them. */
  readonly cachePath: string;
}

export interface Canary {
  readonly version: string;
  readonly weightsPrefix: string;
  readonly percent: number;
  readonly stagesPercent: readonly number[];
  readonly replicas: number;
}
