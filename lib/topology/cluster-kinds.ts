import type { Argo } from './topology';

const byGroup: readonly (readonly [group: string, kinds: readonly string[]])[] = [
  ['', ['Namespace']],
  [
    'admissionregistration.k8s.io',
    [
      'MutatingWebhookConfiguration',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'ValidatingWebhookConfiguration',
    ],
  ],
  ['apiextensions.k8s.io', ['CustomResourceDefinition']],
  ['apiregistration.k8s.io', ['APIService']],
  ['gateway.networking.k8s.io', ['GatewayClass']],
  ['karpenter.k8s.aws', ['EC2NodeClass']],
  ['karpenter.sh', ['NodePool']],
  ['rbac.authorization.k8s.io', ['ClusterRole', 'ClusterRoleBinding']],
  ['scheduling.k8s.io', ['PriorityClass']],
  ['storage.k8s.io', ['StorageClass']],
];

/**
 * Every kind without a namespace that a deployment brings: ours, and those that Helm makes of the components with our values (2026-11:
 * twelve charts rendered; of those of dcgm-exporter, lws, nvidia-device-plugin, opentelemetry-collector and valkey, which no registry
 * in reach had, at most the lists of their templates were read). A component that brings another is refused by Argo CD until its kind
 * stands here.
 */
export const clusterKinds: Argo['clusterKinds'] = byGroup.flatMap(([group, kinds]) =>
  kinds.map((kind) => ({ group, kind })),
);
