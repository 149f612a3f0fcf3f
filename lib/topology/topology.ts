import type { Governance } from './governance';
import type { Jurisdiction } from './jurisdiction';

/** Version of the Topology's form; it rises when a field is renamed, removed, or changes its meaning. */
export const topologyVersion = 1;

/**
 * The literal that stands for the account where a blueprint names none (the demo).
 * CDK replaces it with the account that is deployed to, `meridian render --account` with the one given.
 */
export const accountPlaceholder = 'ACCOUNT_ID';

/**
 * The literal that stands for the image of Meridian's own services where the blueprint has it built from the repository. CDK replaces
 * it with what it has built, `meridian render --image` with the reference given.
 */
export const servicesImagePlaceholder = 'SERVICES_IMAGE';

/**
 * The one resolved picture of a deployment: plain, frozen, serializable data, in which every fact that two
 * outputs share stands once. Renderers copy from it and decide nothing. No field is optional: what is absent is `null`.
 */
export interface Topology {
  readonly version: typeof topologyVersion;
  readonly deployment: Deployment;
  /** Service control policies of the organization; null where the blueprint names none. */
  readonly governance: Governance | null;
  readonly jurisdictions: readonly Jurisdiction[];
}

/** How the manifests reach the clusters. */
export type Delivery = 'kubectl' | 'gitops' | 'pulumi';

export interface Deployment {
  readonly name: string;
  readonly kind: 'production' | 'demo';
  readonly delivery: Delivery;
  /** What becomes of things that hold state when their stack is removed. */
  readonly state: StatePolicy;
  /** Tags on everything that can carry them, sorted by key. */
  readonly tags: readonly Tag[];
  /** Where Argo CD reads the rendered manifests; null unless the delivery is `gitops`. */
  readonly repository: Repository | null;
  /** Where Argo CD runs, and the project of the deployment's Applications; null unless the delivery is `gitops`. */
  readonly argo: Argo | null;
}

export interface Argo {
  /** Namespace of all its objects. */
  readonly namespace: string;
  readonly project: string;
  /** Name under which Argo CD knows the cluster that it reads its own objects from. */
  readonly hubCluster: string;
  /** Kinds without a namespace that its Applications may bring, ours and those of components. */
  readonly clusterKinds: readonly { readonly group: string; readonly kind: string }[];
  /** After a sync that failed; a negative limit: for ever. */
  readonly retry: {
    readonly limit: number;
    readonly firstSeconds: number;
    readonly factor: number;
    readonly longestSeconds: number;
  };
}

export interface StatePolicy {
  /** Stateful resources outlive their stack (`DeletionPolicy: Retain`); false destroys them with it. */
  readonly retained: boolean;
  /** Deletion protection of tables, clusters and load balancers, and termination protection of stateful stacks. */
  readonly deletionProtection: boolean;
  /** Point-in-time recovery of tables. */
  readonly pointInTimeRecovery: boolean;
  /** Days between asking for a key's deletion and losing it, 7-30. */
  readonly keyDeletionDays: number;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface Repository {
  /** Git URL that Argo CD can read. */
  readonly url: string;
  /** Branch, tag or commit. */
  readonly revision: string;
  /** Folder of the repository that holds what `meridian render` writes (`dist`). */
  readonly path: string;
}
