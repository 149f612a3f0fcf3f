/** A Kubernetes namespace and the Pod Security level that it enforces. */
export interface Namespace {
  readonly name: string;
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** Why the level is below `restricted`; null when it is not. */
  readonly reason: string | null;
}
