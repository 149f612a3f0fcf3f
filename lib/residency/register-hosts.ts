import type { KnownHost } from './known-host';
import { kubernetesRegister } from './register-kubernetes';

const pulls = 'nodes pull images from it; nothing but the request is sent';
const charts = 'charts are read from it; nothing but the request is sent';

/** Hosts outside of AWS and of a deployment that rendered files may name, each for one purpose. Closed by default. */
export const outsideHosts: readonly KnownHost[] = [
  { host: 'docker.io', use: 'image', carries: pulls },
  { host: 'docker.io', use: 'source', carries: charts },
  { host: 'ghcr.io', use: 'image', carries: pulls },
  { host: 'quay.io', use: 'image', carries: pulls },
  { host: 'quay.io', use: 'source', carries: charts },
  { host: 'registry.k8s.io', use: 'image', carries: pulls },
  { host: 'registry.k8s.io', use: 'source', carries: charts },
  { host: 'nvcr.io', use: 'image', carries: pulls },
  { host: 'public.ecr.aws', use: 'image', carries: pulls },
  { host: 'public.ecr.aws', use: 'source', carries: charts },
  { host: 'aws.github.io', use: 'source', carries: charts },
  { host: 'charts.external-secrets.io', use: 'source', carries: charts },
  { host: 'kedacore.github.io', use: 'source', carries: charts },
  { host: 'nvidia.github.io', use: 'source', carries: charts },
  { host: 'open-telemetry.github.io', use: 'source', carries: charts },
  { host: 'prometheus-community.github.io', use: 'source', carries: charts },
  { host: 'valkey.io', use: 'source', carries: charts },
  { host: 'github.com', use: 'link', carries: 'nothing: a definition says where it was approved' },
  { host: 'ebs.csi.aws.com', use: 'name', carries: 'nothing: name of a driver of volumes' },
];

/** Domains that begin names of Kubernetes' and Envoy's: keys of labels, types. Nobody is asked there. */
const domainsOfNames =
  /(?:^|\.)(?:amazonaws\.com|argoproj\.io|cert-manager\.io|coreos\.com|envoyproxy\.io|external-secrets\.io|googleapis\.com|k8s\.aws|k8s\.io|karpenter\.sh|keda\.sh|kubernetes\.io|llm-d\.ai|meridian\.internal|nvidia\.com)$/;

const apiGroups: ReadonlySet<string> = new Set(kubernetesRegister.map(({ group }) => group));

/**
 * Whether a bare name is one of an API, a label or a type.
 *
 * @param isPrefix whether a slash follows it, as in a label's key
 */
export function isApiName(host: string, isPrefix: boolean): boolean {
  return apiGroups.has(host) || (isPrefix && domainsOfNames.test(host));
}
