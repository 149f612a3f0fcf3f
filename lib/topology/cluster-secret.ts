/**
 * A Kubernetes Secret with what only AWS knows: names that it draws when a stack is deployed. A stack writes them to
 * parameters, External Secrets copies them into the cluster.
 */
export interface ClusterSecret {
  readonly name: string;
  readonly namespace: string;
  /** Store of the namespace through which it is read. */
  readonly store: string;
  /** How often it is read again. */
  readonly refreshMinutes: number;
  readonly entries: readonly {
    readonly key: string;
    /** Name of the parameter (Systems Manager) that holds the value. */
    readonly parameter: string;
  }[];
}
