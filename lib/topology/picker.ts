import type { Companion } from './companion';

/** Whose endpoint picker it is. Names of objects, headers and series follow from it. */
export type PickerDialect = 'llm-d' | 'gaie';

/** The endpoint picker of the pool (tier 2). */
export interface Picker {
  /** Name of its InferencePool. */
  readonly pool: string;
  readonly service: string;
  readonly port: number;
  readonly dialect: PickerDialect;
  /** Address of the pool's own Envoy, by which tier 1 reaches it. */
  readonly host: string;
  readonly hostPort: number;
  readonly deployment: Companion;
  readonly serviceAccount: string;
  /** All that it may ask the API server for, in its own namespace. */
  readonly permissions: readonly ApiPermission[];
  readonly portName: string;
  /** What a gateway that knows InferencePools does while no picker answers; the pool's Envoy does the same. */
  readonly failureMode: 'FailOpen' | 'FailClose';
  readonly health: PickerHealth;
  /** `apiVersion` of its configuration. */
  readonly configVersion: string;
  readonly scheduling: PickerScheduling;
  readonly flowControl: FlowControl;
  readonly headers: PickerHeaders;
  /** One per tier, the most important first. */
  readonly objectives: readonly PickerObjective[];
  readonly metrics: PickerMetrics;
}

/** A rule of a Role. */
export interface ApiPermission {
  /** `''` is Kubernetes' own. */
  readonly group: string;
  readonly resources: readonly string[];
  /** Empty: all of them. */
  readonly names: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * Its gRPC health service. All pickers of a pool are alive, so that a rollout and a disruption budget count them; one is ready,
 * the leader, and the pool's Envoy finds it by asking. The others take over when its lease ends.
 */
export interface PickerHealth {
  readonly port: number;
  readonly portName: string;
  readonly aliveService: string;
  readonly leaderService: string;
  readonly periodSeconds: number;
  readonly failures: number;
}

/** How it chooses among the engines. */
export interface PickerScheduling {
  /** Plugins that rate engines, and how much each counts. */
  readonly scorers: readonly { readonly plugin: string; readonly weight: number }[];
  /** Plugin that takes the best of them. */
  readonly choice: string;
  /** How old an engine's metrics may be before it counts as full, ms. */
  readonly staleAfterMs: number;
}

/** Holds requests back while all engines are full, and lets them go in the order of their importance. */
export interface FlowControl {
  /** Gate in its configuration that switches it on. */
  readonly gate: string;
  /** Plugin that says how full the pool is. */
  readonly detector: string;
  /** Requests waiting in an engine, and share of its KV cache in use (0 to 1), at which it is full. */
  readonly fullAt: { readonly waiting: number; readonly kvCacheUse: number };
  /** Longest that a request waits, seconds; then it is refused with 503, on which tier 1 tries elsewhere. */
  readonly queueSeconds: number;
  /** Plugin that shares a band out among tenants. */
  readonly fairness: string;
  /** The most important first. A full band refuses with 429; the others do not feel it. */
  readonly bands: readonly PriorityBand[];
}

export interface PriorityBand {
  readonly priority: number;
  readonly maxRequests: number;
  /** Bodies held in memory, MiB. */
  readonly maxMiB: number;
}

/** Headers between the pool's Envoy and its picker, in the picker's dialect. The pool's Envoy sets them: clients' copies are removed. */
export interface PickerHeaders {
  /** Name of an objective: how important the request is. */
  readonly objective: string;
  /** Whose request it is: flow control shares out fairly between these. */
  readonly fairness: string;
  /** Engine that the picker chose, `address:port`. */
  readonly destination: string;
}

/** An InferenceObjective: requests that name it have its priority. */
export interface PickerObjective {
  /** `<pool>-<tier>`: objectives of all pools share one namespace. */
  readonly name: string;
  readonly tier: string;
  /** Higher goes first. */
  readonly priority: number;
}

/**
 * Where Prometheus reads the picker, and what its series are called. Each series also carries the pool's label, as those of the
 * engines do. Of two pickers only the leader holds a queue, both know the engines: sum queues and counters, take the maximum of the rest.
 */
export interface PickerMetrics {
  readonly portName: string;
  readonly port: number;
  readonly path: string;
  /** Gauge: requests that flow control holds back; labels `priority`, `fairness_id`. */
  readonly queueSize: string;
  /** Histogram, seconds from arrival to the outcome; labels `priority`, `outcome`. Its series end in `_bucket`, `_sum`, `_count`. */
  readonly queueWait: string;
  /** Counter of requests that flow control has decided on; labels `priority`, `outcome`. */
  readonly requests: string;
  /** Regular expression over `outcome`: refused, or waited too long. A client that gave up is not among them. */
  readonly shedOutcomes: string;
  /** Gauge: 1 and more when requests are held back. */
  readonly saturation: string;
  /** Gauge: engines that the picker can choose from. */
  readonly readyEndpoints: string;
  /** Gauge: mean share of the engines' KV cache in use, 0 to 1. */
  readonly kvCacheUsage: string;
  /** Gauge: mean number of requests that wait in an engine. */
  readonly engineQueue: string;
  /** Counter of choices; label `status`. */
  readonly choices: string;
  /** Value of `status` when no engine could be chosen. */
  readonly failedChoice: string;
}
