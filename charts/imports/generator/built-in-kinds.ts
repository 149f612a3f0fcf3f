import type { ModuleFolder } from './origin';

/** The release of Kubernetes whose kinds the manifests are checked against: the newest patch of the clusters' 1.35. */
export const KUBERNETES: ModuleFolder = {
  module: 'k8s.io/kubernetes',
  version: 'v1.35.4',
  folder: 'api/openapi-spec/v3',
};

/** Kinds of Kubernetes' own that the charts write, by the API version they write. Sorted. */
export const BUILT_IN_KINDS: Readonly<Record<string, readonly string[]>> = {
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
  'apps/v1': ['DaemonSet', 'Deployment'],
  'networking.k8s.io/v1': ['NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  v1: ['ConfigMap', 'LimitRange', 'Namespace', 'ResourceQuota', 'Service', 'ServiceAccount'],
};
