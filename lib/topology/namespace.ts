/** A Kubernetes namespace and the Pod Security level that it enforces. */
export interface Namespace {
  readonly name: string;
  /** Whether its pods reach and are reached by nothing but what a flow allows. */
  readonly defaultDeny: boolean;
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** Why the level is below `restricted`; null when it is not. */
  readonly reason: string | null;
}

/** A Kubernetes PriorityClass: who gives way when nodes are full. */
export interface PriorityClass {
  readonly name: string;
  readonly value: number;
  readonly description: string;
}
