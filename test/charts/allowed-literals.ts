/** Literals that charts may hold, and why they decide nothing. */
export interface AllowedLiterals {
  /** Files of `charts/`; null: any. */
  readonly files: readonly string[] | null;
  /** The literals, or the form that they all have. */
  readonly texts: readonly string[] | RegExp;
  readonly reason: string;
}

/** What any chart may write; then the vocabulary of each target; then what belongs to a single file. */
export const allowedLiterals: readonly AllowedLiterals[] = [
  {
    files: null,
    texts: ['ms', 's', 'm', 'h', 'Ki', 'Mi', 'Gi', '%'],
    reason: 'the unit in which an API writes an amount whose figure the Topology gives',
  },
  {
    files: null,
    texts: ['/', '-', '.', ', ', '|', '\n'],
    reason: 'joins parts that the Topology gives',
  },

  {
    files: ['well-known.ts'],
    texts:
      /^([a-z-]+\.)*(kubernetes\.io|karpenter\.sh|nvidia\.com|leaderworkerset\.sigs\.k8s\.io|envoyproxy\.io)(\/|$)|^system-/,
    reason: 'keys and priorities that Kubernetes, Karpenter, NVIDIA, LeaderWorkerSet and Envoy Gateway chose',
  },
  {
    files: ['namespace-files.ts'],
    texts: ['audit', 'enforce', '-version', 'v'],
    reason: 'modes of Pod Security admission, and how its labels write a version',
  },
  {
    files: ['pod-security.ts'],
    texts: ['ALL'],
    reason: 'Kubernetes: every capability; all are dropped, everywhere',
  },
  {
    files: ['resource-quotas.ts'],
    texts: ['Container', 'requests.'],
    reason: 'Kubernetes: kinds of limits, and how quotas name resources',
  },
  {
    files: ['zone-spread.ts'],
    texts: ['1'],
    reason: 'the smallest skew that Kubernetes takes: as even as can be, where it costs no pod',
  },
  {
    files: ['headroom.ts', 'image-pull.ts'],
    texts: ['0'],
    reason: 'pods that do nothing have nothing to finish: no grace period',
  },
  {
    files: ['engine-volumes.ts'],
    texts: ['Memory', '/tmp', '/dev/shm'],
    reason: 'Kubernetes: a volume in memory; paths at which Linux programs expect scratch space and shared memory',
  },
  {
    files: ['engine-container.ts', 'headroom.ts', 'image-pull.ts', 'picker.ts', 'pool-envoy.ts'],
    texts: ['engine', 'pause', 'image-', 'picker', 'envoy'],
    reason: 'name of a container in its pod: nothing outside refers to it',
  },
  {
    files: ['engine-volumes.ts', 'companion.ts', 'batch-worker.ts'],
    texts: ['tmp', 'cache', 'shared-memory', 'config', 'scratch'],
    reason: 'name of a volume in its pod: nothing outside refers to it',
  },
  {
    files: ['engines.ts'],
    texts: ['server', 'worker'],
    reason: 'which part of a replica a pod is: a word between charts, never rendered',
  },
  {
    files: ['pool-service.ts'],
    texts: ['0'],
    reason: 'LeaderWorkerSet: the place of a leader in its group',
  },
  {
    files: ['node-class.ts'],
    texts: ['1'],
    reason:
      'EC2: session tokens that do not leave the node, so that no pod takes its role; hardening, the same everywhere',
  },
  {
    files: ['scaled-object.ts', 'batch-scaler.ts'],
    texts: ['prometheus', 'cron', 'aws-sqs-queue', 'Max', 'Percent', 'Pods'],
    reason: 'KEDA: types of triggers; HorizontalPodAutoscaler: types of its policies',
  },
  {
    files: ['envoy-proxy.ts'],
    texts: ['ContainerResource', 'Utilization', 'cpu', 'envoy'],
    reason: "HorizontalPodAutoscaler: types of metrics; Envoy Gateway's name for the container of Envoy",
  },
  {
    files: ['envoy-proxy.ts'],
    texts: ['/layered_runtime/layers/0/static_layer/circuit_breakers.ai-gateway-extproc-uds.default.max_requests'],
    reason: "where Envoy's runtime says what the cluster that AI Gateway makes may take; the figure is the Topology's",
  },
  {
    files: ['authorizer.ts'],
    texts: ['2'],
    reason: 'how far the lines of its configuration are moved in, for people who read it',
  },
  {
    files: ['backend.ts'],
    texts: ['System'],
    reason: 'Envoy Gateway: the authorities that the system trusts',
  },
  {
    files: ['ai-route.ts'],
    texts: ['(?:', ')(?:\\?.*)?', '.+', '\\$&'],
    reason: 'regular expressions around what the Topology gives: one of these paths with or without a query, any value',
  },
  {
    files: ['rate-limits.ts'],
    texts: ['.+', '0'],
    reason:
      'a regular expression: any value; and nothing is taken when a request comes, but what it took when it ended',
  },
  {
    files: ['pod-monitor.ts'],
    texts: ['__name__'],
    reason: 'Prometheus: the label that holds the name of a series',
  },
  {
    files: ['picker-config.ts'],
    texts: ['EndpointPickerConfig'],
    reason: "kind of the picker's configuration",
  },

  {
    files: ['envoy-type.ts', 'envoy-clusters.ts', 'envoy-listeners.ts', 'pool-envoy.ts'],
    texts: /^(type\.googleapis\.com\/envoy\.|envoy\.|[a-z_]+(\.[a-z_]+)+(\.v3\.[A-Z]\w+)?)$/,
    reason: "names of Envoy's extensions and of their types",
  },
  {
    files: ['envoy-clusters.ts', 'envoy-listeners.ts'],
    texts: /^([A-Z]+\d?(_[A-Z]+)*|ServiceUnavailable|%[A-Z_]+(\([a-z:-]+\))?%)$/,
    reason: "words of Envoy's: values of its types, commands of its access log",
  },
  {
    files: ['envoy-clusters.ts', 'envoy-listeners.ts'],
    texts: ['picked', 'spread', 'picker', 'admin', 'requests', 'status', 'pool'],
    reason: "names inside one Envoy's configuration: of its clusters, listeners and virtual hosts",
  },
  {
    files: ['envoy-clusters.ts', 'envoy-listeners.ts'],
    texts: ['1024'],
    reason: 'Envoy counts bytes, the Topology KiB',
  },
  {
    files: ['envoy-clusters.ts'],
    texts: ['0', '1', '100'],
    reason: 'Envoy writes never, at once and always of its detectors as a share or a count',
  },
  {
    files: ['envoy-listeners.ts'],
    texts: ['0.0.0.0', '0s'],
    reason:
      'Envoy: every address of the pod, whose ports network policies open; no bound, since tier 1 bounds the request',
  },
  {
    files: ['envoy-telemetry.ts'],
    texts: ['/dev/stdout'],
    reason: 'where a container writes its log',
  },
  {
    files: ['answer-script.ts'],
    texts: /^[^0-9]*$/,
    reason: 'a program in Lua, which takes every status, header and text from the Topology',
  },

  {
    files: ['dashboard-json.ts'],
    texts:
      /^(\$?datasource|prometheus|Prometheus|short|percentunit|cps|bytes|meridian|utc|now-?|panels|row|query|label_values\(|\)|timeseries|list|bottom|multi|desc|A|code|green|red|line|absolute)$/,
    reason: "Grafana's words: types, units, colours and options of panels",
  },
  {
    files: ['dashboard-json.ts', 'dashboard-grid.ts'],
    texts: ['0', '1', '2', '3', '8', '24', '41'],
    reason: "Grafana's form: version of its schema, its grid, codes of its options",
  },
  {
    files: ['dashboards.ts'],
    texts: ['.json'],
    reason: 'how Grafana knows a dashboard among the files that it is given',
  },

  {
    files: ['argo-project.ts', 'argo-region.ts'],
    texts: ['argocd.argoproj.io/sync-wave', 'ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'kube-system'],
    reason: 'words of Argo CD, and the namespace of Kubernetes itself',
  },
  {
    files: ['argo-project.ts'],
    texts: ['Meridian '],
    reason: 'a description for people',
  },
  {
    files: ['argo-files.ts', 'argo-project.ts', 'chart-file.ts'],
    texts: ['argocd', '/argocd/', '.yaml'],
    reason: 'where files stand in dist/',
  },
  {
    files: ['concerns.ts'],
    texts: /^(\d\d-[a-z]+|10)$/,
    reason: 'folders of dist/, whose numbers are the order in which they are applied; the base in which they are read',
  },
  {
    files: ['chart-size.ts'],
    texts: ['262144', 'utf8'],
    reason: 'a limit of AWS that is checked, with its source; nothing of it is rendered',
  },
  {
    files: ['fingerprint.ts'],
    texts: ['2166136261', '16777619', '16', '8', '0'],
    reason: 'constants of the hash function FNV-1a, and its text',
  },
];
