/** A workload that may use AWS: bound by namespace and service account (EKS Pod Identity), so manifests carry no ARN. */
export interface Identity {
  readonly name: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly roleName: string;
  readonly permissions: readonly Permission[];
}

/** What a workload may do, by the name of the thing it may do it to. Everything is in its own Region and account. */
export type Permission =
  | { readonly kind: 'read-objects' | 'write-objects'; readonly bucket: string; readonly prefix: string }
  | { readonly kind: 'read-table' | 'write-table'; readonly table: string }
  | { readonly kind: 'send-messages' | 'receive-messages'; readonly queue: string }
  | { readonly kind: 'put-records'; readonly stream: string }
  | { readonly kind: 'read-secrets'; readonly prefix: string }
  | { readonly kind: 'read-parameters'; readonly parameters: readonly string[] }
  | { readonly kind: 'publish-messages'; readonly topics: readonly string[] }
  | { readonly kind: 'write-log'; readonly logGroupName: string }
  | { readonly kind: 'write-traces' }
  | { readonly kind: 'use-key'; readonly alias: string }
  | { readonly kind: 'generate-mac'; readonly alias: string }
  | { readonly kind: 'write-metrics' | 'query-metrics'; readonly workspaceAlias: string }
  | { readonly kind: 'read-queue-depth'; readonly queues: readonly string[] }
  | { readonly kind: 'provision-nodes' }
  | { readonly kind: 'bind-targets'; readonly targetGroups: readonly string[] }
  | { readonly kind: 'manage-volumes' }
  | { readonly kind: 'manage-pod-addresses' };
