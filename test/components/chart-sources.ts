import type { ComponentName } from '#catalog';

/** A Go module that holds a component's chart. */
export interface ChartModule {
  readonly module: string;
  readonly version: string;
  /** Folder of the chart in the module. */
  readonly folder: string;
  /** Version of the application, where the chart gets it only when it is packaged. @default that of `Chart.yaml` */
  readonly appVersion?: string;
  /** What packaging puts in the place of `${NAME}` in `values.tmpl.yaml`. @default it has none */
  readonly template?: Readonly<Record<string, string>>;
}

const prometheusCharts = {
  module: 'github.com/prometheus-community/helm-charts',
  version: 'v0.0.0-20260828105119-ed5d7d9b5933',
};
const karpenter = { module: 'github.com/aws/karpenter-provider-aws', version: 'v1.14.1' };
const envoyGateway = { module: 'github.com/envoyproxy/gateway', version: 'v1.8.3', appVersion: 'v1.8.3' };
const aiGateway = { module: 'github.com/envoyproxy/ai-gateway', version: 'v1.0.0', appVersion: 'v1.0.0' };

/**
 * Where charts can be had without their repositories: the Go modules of the components, at the commit of the release. Those
 * that no module holds are pulled from their own repositories.
 */
export const chartModules: Readonly<Partial<Record<ComponentName, ChartModule>>> = {
  'gateway-crds': { ...envoyGateway, folder: 'charts/gateway-crds-helm' },
  'envoy-gateway': {
    ...envoyGateway,
    folder: 'charts/gateway-helm',
    template: { GatewayImage: 'docker.io/envoyproxy/gateway:v1.8.3', GatewayImagePullPolicy: 'IfNotPresent' },
  },
  'ai-gateway-crds': { ...aiGateway, folder: 'manifests/charts/ai-gateway-crds-helm' },
  'ai-gateway': { ...aiGateway, folder: 'manifests/charts/ai-gateway-helm' },
  'cert-manager': {
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    folder: 'deploy/charts/cert-manager',
    appVersion: 'v1.21.2',
  },
  // the tag of the code; that of the chart, made a moment later, differs in the version alone
  'external-secrets': {
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    folder: 'deploy/charts/external-secrets',
    appVersion: 'v1.3.2',
  },
  'aws-load-balancer-controller': {
    module: 'github.com/aws/eks-charts',
    version: 'v0.0.243-0.20260821194545-743f98a89b5b',
    folder: 'stable/aws-load-balancer-controller',
  },
  'karpenter-crds': { ...karpenter, folder: 'charts/karpenter-crd' },
  karpenter: { ...karpenter, folder: 'charts/karpenter' },
  keda: {
    module: 'github.com/kedacore/charts',
    version: 'v2.20.3-0.20260903105638-fe065f4d8938+incompatible',
    folder: 'keda',
  },
  'prometheus-crds': { ...prometheusCharts, folder: 'charts/prometheus-operator-crds' },
  prometheus: { ...prometheusCharts, folder: 'charts/kube-prometheus-stack' },
};
