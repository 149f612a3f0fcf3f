export type { AccessEntry, AddOn, Cluster, NodeProvisioner, SystemNodes } from './cluster';
export type { Component } from './component';
export type { Flow, FlowPeer } from './flow';
export type {
  ApiVersion,
  Backend,
  Gateway,
  Guard,
  Listener,
  Route,
  RouteBackend,
  RouteRule,
  Tier,
} from './gateway';
export type { Governance, GovernancePolicy } from './governance';
export type { Identity, Permission } from './identity';
export type { Json, JsonObject } from './json';
export type {
  Accelerator,
  AcceleratorGroup,
  Edge,
  Jurisdiction,
  Link,
  MultiRegionKey,
  Table,
  TableIndex,
} from './jurisdiction';
export type { Label, Taint, Toleration } from './labels';
export type {
  Burst,
  Canary,
  Engine,
  Headroom,
  ModelPool,
  Picker,
  Placement,
  Replicas,
  Scaling,
  ServedModel,
  Weights,
} from './model-pool';
export type { Namespace, PriorityClass } from './namespace';
export type {
  Certificate,
  EdgeRecord,
  LoadBalancer,
  Network,
  PrivateZone,
  TargetGroup,
  Zone,
} from './network';
export type { CapacityType, NodeClass, NodePool } from './node-pool';
export type { Alarm, KeyWatch, LogGroup, Observability, Severity, Topic } from './observability';
export type { Peer } from './peer';
export type { Region } from './region';
export { resolveCostInput } from './resolve-cost-input';
export { resolveTopology } from './resolve-topology';
export type { Bucket, BucketPurpose, BucketReplica, Cache, Lifecycle, Queue, Stores, Stream } from './stores';
export type { Delivery, Deployment, Repository, StatePolicy, Tag, Topology } from './topology';
export { accountPlaceholder, topologyVersion } from './topology';
