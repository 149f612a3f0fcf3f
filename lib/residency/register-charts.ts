/** What a Helm chart's programs do with data. Its objects are made at installation and so not among the rendered files. */
export interface RegisteredChart {
  /** Name of the chart in its repository. */
  readonly chart: string;
  readonly judgement: 'holds' | 'moves' | 'neither';
  /** What data that is, and where it goes. */
  readonly why: string;
}

/**
 * Every chart that may be installed. Closed by default: whoever adds a component adds its line here. A judgement of what the programs
 * are for, and no proof: what a chart makes is not among the rendered files. What its values say is read by the rules of texts,
 * `foreign-sink` and `unregistered-kind`; where its pods may go, by `foreign-egress`.
 */
const chartRegister: readonly RegisteredChart[] = [
  { chart: 'gateway-crds-helm', judgement: 'neither', why: 'Definitions alone' },
  { chart: 'ai-gateway-crds-helm', judgement: 'neither', why: 'Definitions alone' },
  { chart: 'karpenter-crd', judgement: 'neither', why: 'Definitions alone' },
  { chart: 'prometheus-operator-crds', judgement: 'neither', why: 'Definitions alone' },
  {
    chart: 'gateway-helm',
    judgement: 'moves',
    why: 'Envoys carry requests where routes say; counters go to the store of limits',
  },
  {
    chart: 'ai-gateway-helm',
    judgement: 'moves',
    why: 'Reads requests beside each Envoy, and sends them nowhere itself',
  },
  { chart: 'valkey', judgement: 'holds', why: 'Counters of limits, in its own pods' },
  { chart: 'cert-manager', judgement: 'neither', why: 'Asks the issuers that are rendered' },
  { chart: 'external-secrets', judgement: 'moves', why: 'Reads secrets of the stores that are rendered' },
  {
    chart: 'aws-load-balancer-controller',
    judgement: 'neither',
    why: 'Addresses of pods, to ELB of the Region in its values',
  },
  {
    chart: 'karpenter',
    judgement: 'neither',
    why: 'Starts nodes in the Region of its cluster; asks for prices in us-east-1',
  },
  { chart: 'keda', judgement: 'neither', why: 'Asks what the scalers that are rendered name' },
  { chart: 'lws', judgement: 'neither', why: 'Makes pods of its own cluster' },
  { chart: 'nvidia-device-plugin', judgement: 'neither', why: 'Tells its node of GPUs' },
  { chart: 'dcgm-exporter', judgement: 'neither', why: 'Figures of GPUs, to who asks in the cluster' },
  {
    chart: 'kube-prometheus-stack',
    judgement: 'holds',
    why: 'Metrics; remote write and alerts go where its values say',
  },
  { chart: 'opentelemetry-collector', judgement: 'moves', why: 'Access logs and traces go where its exporters say' },
];

const byName: ReadonlySet<string> = new Set(chartRegister.map(({ chart }) => chart));

export function isRegisteredChart(chart: string): boolean {
  return byName.has(chart);
}
