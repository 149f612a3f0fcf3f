/** A Kubernetes namespace and the Pod Security level that it enforces. Its pods reach and are reached by what a flow allows, and nothing else. */
export interface Namespace {
  readonly name: string;
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** Why the level is below `restricted`; null when it is not. */
  readonly reason: string | null;
  /** Name of the NetworkPolicy that denies all. */
  readonly denyPolicy: string;
  /** The account that Kubernetes makes for pods that name none; it gives no token. */
  readonly defaultServiceAccount: string;
  readonly quota: NamespaceQuota;
  /** Pods that may have one of Kubernetes' own priorities (`system-…-critical`), which evict all else: none. Null: as many as it has. */
  readonly systemPriorities: { readonly name: string; readonly pods: number } | null;
  /** What a container asks for that names nothing: charts leave it open. Null where every container names its own. */
  readonly containerDefaults: { readonly name: string; readonly cpuMillis: number; readonly memoryMiB: number } | null;
}

/** What a namespace may hold. */
export interface NamespaceQuota {
  readonly name: string;
  /** What its pods may ask for together. Null for a component's, whose pods are its publisher's to size. */
  readonly pods: PodAmounts | null;
  readonly gpus: number;
  /** Services of the types that open a way in past the load balancers of the Topology. */
  readonly loadBalancers: number;
  readonly nodePorts: number;
}

/** A number of pods and what they ask for together. */
export interface PodAmounts {
  readonly count: number;
  readonly cpuMillis: number;
  readonly memoryMiB: number;
}

/** A Kubernetes PriorityClass: who gives way when nodes are full. */
export interface PriorityClass {
  readonly name: string;
  readonly value: number;
  readonly description: string;
}
