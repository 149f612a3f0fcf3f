import { fromSource, type Sourced } from './sourced';

/** Names of the EKS add-ons that the catalogue pins. */
export type EksAddOnName =
  | 'vpc-cni'
  | 'kube-proxy'
  | 'eks-pod-identity-agent'
  | 'coredns'
  | 'aws-ebs-csi-driver'
  | 'metrics-server'
  | 'aws-mountpoint-s3-csi-driver';

/** An EKS add-on at one exact version. */
export interface EksAddOn {
  /** Name in the EKS API. */
  readonly name: EksAddOnName;
  /** Exact version of the EKS build, never `latest`: EKS refuses a version that is not in the list of the cluster's minor version. */
  readonly version: string;
  /** Licence of what it installs, SPDX. */
  readonly licence: string;
  /** What it is there for, a line for people. */
  readonly purpose: string;
}

/** Kubernetes minor version of every cluster; the add-ons are pinned for it. */
export const kubernetesVersion = '1.35';

/**
 * Versions that ran together on EKS 1.35. `aws eks describe-addon-versions --kubernetes-version 1.35` lists what is newer.
 * Order: networking and identity first, then what needs nodes.
 */
export const eksAddOns: readonly Sourced<EksAddOn>[] = Object.freeze([
  ...fromSource<EksAddOn>(
    {
      source: 'several public configurations of EKS 1.35 clusters that agree on the same set of pins',
      asOf: '2026-06',
    },
    [
      {
        name: 'vpc-cni',
        version: 'v1.21.1-eksbuild.8',
        licence: 'Apache-2.0',
        purpose: 'addresses of the VPC for pods, and network policies',
      },
      {
        name: 'kube-proxy',
        version: 'v1.35.3-eksbuild.5',
        licence: 'Apache-2.0',
        purpose: 'Services on each node',
      },
      {
        name: 'eks-pod-identity-agent',
        version: 'v1.3.10-eksbuild.3',
        licence: 'Apache-2.0',
        purpose: 'AWS permissions of workloads, without keys',
      },
      {
        name: 'coredns',
        version: 'v1.14.2-eksbuild.4',
        licence: 'Apache-2.0',
        purpose: 'names in the cluster',
      },
      {
        name: 'aws-ebs-csi-driver',
        version: 'v1.59.0-eksbuild.1',
        licence: 'Apache-2.0',
        purpose: 'volumes for pods',
      },
      {
        name: 'metrics-server',
        version: 'v0.8.1-eksbuild.6',
        licence: 'Apache-2.0',
        purpose: 'CPU and memory for horizontal autoscalers',
      },
    ],
  ),
  ...fromSource<EksAddOn>(
    { source: 'one public report on an EKS cluster with kube-proxy v1.35.3-eksbuild.13', asOf: '2026' },
    [
      {
        name: 'aws-mountpoint-s3-csi-driver',
        version: 'v2.6.0-eksbuild.1',
        licence: 'Apache-2.0',
        purpose: 'buckets as file systems',
      },
    ],
  ),
]);

/** Machine image of nodes, a release of the EKS-optimized Amazon Linux 2023, as Karpenter's alias `family@version`. */
export const nodeImage: Sourced<{ readonly alias: string }> = {
  alias: 'al2023@v20260903',
  source: 'public configurations of Karpenter that pin this release of awslabs/amazon-eks-ami',
  asOf: '2026-09-03',
};
