export type { Authorizer } from './access';
export { type Acknowledgement, acknowledgementKeys } from './acknowledgement';
export type { AuthorizerConfig, AuthorizerHeaders, AuthorizerHop, AuthorizerIssuer } from './authorizer-config';
export type { BatchWorker } from './batch-worker';
export type { AccessEntry, AddOn, Cluster, NodeProvisioner, SystemNodes } from './cluster';
export type { ClusterSecret } from './cluster-secret';
export type { Companion } from './companion';
export type { Component } from './component';
export type { ErrorAnswer } from './error-answer';
export type { Flow, FlowPeer } from './flow';
export type {
  ApiVersion,
  Backend,
  Gateway,
  GatewayTelemetry,
  Guard,
  Listener,
  ListenerCertificate,
  Route,
  RouteBackend,
  RouteRule,
  Tier,
} from './gateway';
export type { Governance, GovernancePolicy } from './governance';
export type { Identity, Permission } from './identity';
export type { ImagePull } from './image-pull';
export { type InstallationStep, installationSteps, installTimeoutSeconds } from './installation-step';
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
  Placement,
  PodDisk,
  Replicas,
  ServedModel,
  ServingPool,
  Weights,
} from './model-pool';
export type {
  AlertRule,
  Dashboard,
  DashboardVariable,
  Monitoring,
  Panel,
  PanelUnit,
  PodMonitor,
  RecordingRule,
  Rule,
  RuleFile,
  RuleGroup,
} from './monitoring';
export { annotationKeys } from './names';
export type { Namespace, NamespaceQuota, PriorityClass } from './namespace';
export type {
  Certificate,
  EdgeRecord,
  LoadBalancer,
  Network,
  PrivateZone,
  TargetGroup,
  Zone,
} from './network';
export type { CapacityType, DisruptionBudget, NodeClass, NodePool } from './node-pool';
export type { Alarm, KeyWatch, LogGroup, Observability, Severity, Topic } from './observability';
export type { Peer } from './peer';
export type {
  ApiPermission,
  FlowControl,
  Picker,
  PickerDialect,
  PickerHeaders,
  PickerMetrics,
  PickerObjective,
  PriorityBand,
} from './picker';
export type { PoolProxy } from './pool-proxy';
export type { Region } from './region';
export type { Resilience } from './resilience';
export { resolveCostInput } from './resolve-cost-input';
export { resolveTopology } from './resolve-topology';
export type { Scaling, ScheduledMinimum } from './scaling';
export type { Bucket, BucketPurpose, BucketReplica, Cache, Lifecycle, Queue, Stores, Stream } from './stores';
export type { Delivery, Deployment, Repository, StatePolicy, Tag, Topology } from './topology';
export { accountPlaceholder, servicesImagePlaceholder, topologyVersion } from './topology';
export { withCanary } from './with-canary';
