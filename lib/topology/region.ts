import type { BatchWorker } from './batch-worker';
import type { Cluster } from './cluster';
import type { ClusterSecret } from './cluster-secret';
import type { Component } from './component';
import type { Definition } from './definition';
import type { Flow } from './flow';
import type { Gateway } from './gateway';
import type { Identity } from './identity';
import type { ImagePull } from './image-pull';
import type { ModelPool } from './model-pool';
import type { Monitoring } from './monitoring';
import type { Namespace, PriorityClass } from './namespace';
import type { Network } from './network';
import type { NodeClass, NodePool } from './node-pool';
import type { Observability } from './observability';
import type { Peer } from './peer';
import type { Stores } from './stores';

/** One AWS Region of a jurisdiction, with all that stands in it. */
export interface Region {
  readonly name: string;
  readonly jurisdiction: string;
  readonly account: string;
  readonly network: Network;
  readonly cluster: Cluster;
  readonly stores: Stores;
  readonly observability: Observability;
  readonly monitoring: Monitoring;
  /** Third-party components of the cluster, in the order in which they are installed. */
  readonly components: readonly Component[];
  /** Definitions of custom resources that no component brings. */
  readonly definitions: readonly Definition[];
  /** Secrets of the cluster that are read from AWS; the components of an earlier place bring what reads them. */
  readonly secrets: readonly ClusterSecret[];
  readonly namespaces: readonly Namespace[];
  /** What may be reached in the namespaces that deny all else. */
  readonly flows: readonly Flow[];
  readonly priorityClasses: readonly PriorityClass[];
  readonly identities: readonly Identity[];
  readonly nodeClasses: readonly NodeClass[];
  readonly nodePools: readonly NodePool[];
  readonly modelPools: readonly ModelPool[];
  /** What keeps the engines' images on the nodes, one per instance class. */
  readonly imagePulls: readonly ImagePull[];
  readonly gateway: Gateway;
  /** Null: nothing works on batch jobs. */
  readonly batchWorker: BatchWorker | null;
  /** The other Regions of the jurisdiction, in the order in which this one fails over to them. */
  readonly peers: readonly Peer[];
}
