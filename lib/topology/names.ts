/**
 * Physical names: a contract. Stacks of one Region find things of another by these names, never by a reference, and a name that
 * changes replaces what bears it. Lengths: a deployment has at most 16 characters, a Region 14, a jurisdiction 12, a model 24.
 */
export const names = {
  /** Alias of the jurisdiction's key in each of its Regions. */
  keyAlias: (deployment: string, jurisdiction: string) => `alias/${deployment}-${jurisdiction}`,
  /** Alias of the key by which the jurisdiction's authorizers sign hop tokens. */
  hopKeyAlias: (deployment: string, jurisdiction: string) => `alias/${deployment}-${jurisdiction}-hop`,
  table: (deployment: string, jurisdiction: string, purpose: string) => `${deployment}-${jurisdiction}-${purpose}`,
  accelerator: (deployment: string, jurisdiction: string) => `${deployment}-${jurisdiction}`,
  policy: (deployment: string, jurisdiction: string) => `${deployment}-${jurisdiction}-residency`,
  /** S3 allows 63 characters, and wants a name that no other account has. */
  bucket: (prefix: string, purpose: string, account: string) => `${prefix}-${purpose}-${account}`,
  /** Network load balancers and target groups may have 32 characters; both are named within one Region. */
  loadBalancer: (deployment: string, reach: 'internal' | 'public') => `${deployment}-${reach}`,
  /** Alarms of a severity go to it. */
  topic: (prefix: string, severity: 'critical' | 'warning') => `${prefix}-${severity}`,
  /** Roles are named within one account, over all its Regions: 64 characters. */
  role: (prefix: string, purpose: string) => `${prefix}-${purpose}`,
  logGroup: (deployment: string, region: string, purpose: string) => `/meridian/${deployment}/${region}/${purpose}`,
  /** EKS writes to this log group whatever one wishes. */
  controlPlaneLog: (cluster: string) => `/aws/eks/${cluster}/cluster`,
  /** Amazon Managed Prometheus writes to log groups below this path only. */
  workspaceLog: (prefix: string) => `/aws/vendedlogs/prometheus/${prefix}`,
  /** Parameter of Systems Manager by which a stack tells the cluster what AWS drew. */
  parameter: (deployment: string, region: string, purpose: string) => `/meridian/${deployment}/${region}/${purpose}`,
  /** Name of a Region's internal load balancer in the private zones of its jurisdiction. */
  peerHost: (region: string, zone: string) => `${region}.${zone}`,
} as const;

/** Name of a Service inside its cluster, whichever namespace asks. */
export function serviceHost(service: string, namespace: string): string {
  return `${service}.${namespace}.svc.cluster.local`;
}

/** Names and ports inside a cluster that several of its parts share. */
export const cluster = {
  namespaces: {
    gateway: 'gateway',
    models: 'models',
    batch: 'batch',
    envoy: 'envoy-gateway-system',
    monitoring: 'monitoring',
  },
  gatewayName: 'meridian',
  gatewayClass: 'meridian',
  gatewayController: 'gateway.envoyproxy.io/gatewayclass-controller',
  /** Where Envoy Gateway asks the AI Gateway to extend what it translates. */
  gatewayExtension: { namespace: 'envoy-ai-gateway-system', service: 'ai-gateway-controller', port: 1063 },
  gatewayService: 'meridian-gateway',
  gatewayCertificate: 'meridian-gateway-tls',
  /** Where the gateway's rate-limit service keeps its counters: by name and port, never by an address. */
  limitStore: { service: 'valkey', namespace: 'rate-limits', port: 6379 },
  /** External authorization: asked for every request, before anything else reads it. */
  authorizer: { service: 'authorizer', port: 9191, name: 'http', statusPort: 9192, pathPrefix: '/authorize' },
  /** Collector of traces and access logs: OTLP over gRPC. */
  telemetry: { service: 'opentelemetry-collector', namespace: 'monitoring', port: 4317 },
  /** Secrets with addresses that AWS draws, each with the one key that is read, and the store behind them. */
  secrets: {
    secretStore: 'region',
    limitStoreAddress: { place: { name: 'limit-store', namespace: 'envoy-gateway-system' }, key: 'address' },
    metricsWorkspace: { place: { name: 'metrics-workspace', namespace: 'monitoring' }, key: 'id' },
  },
  /** KEDA's operator, as its chart names it. */
  scaler: { namespace: 'keda', serviceAccount: 'keda-operator' },
  engineServiceAccount: 'engine',
  enginePort: { number: 8000, name: 'http' },
  poolPort: 8080,
  pickerPort: 9002,
  pickerHealthPort: 9003,
  pickerMetricsPort: 9090,
  /** Of a pool's Envoy: its admin interface, on the loopback only, and what it shows of it to probes and Prometheus. */
  proxyAdminPort: 19_000,
  proxyStatusPort: 19_001,
  metricsAddress: `http://${serviceHost('prometheus-operated', 'monitoring')}:9090`,
} as const;

/** Annotations of Meridian's own: why something is as it is. */
export const annotationKeys = {
  podSecurityReason: 'meridian.internal/pod-security-reason',
  flowReason: 'meridian.internal/reason',
} as const;

/** Labels and taints of Meridian's own. */
export const labelKeys = {
  pool: 'meridian.internal/pool',
  part: 'meridian.internal/part',
  headroom: 'meridian.internal/headroom',
  picker: 'meridian.internal/picker',
  proxy: 'meridian.internal/proxy',
  imagePull: 'meridian.internal/image-pull',
  /** Annotation of pods with a fingerprint of their configuration. */
  config: 'meridian.internal/config',
  worker: 'meridian.internal/worker',
  instanceClass: 'meridian.internal/instance-class',
} as const;
