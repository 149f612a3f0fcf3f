/**
 * Kinds of which the API itself says that no pod and no image stands in them; those that hold texts or the values of a release among
 * them, which other rules read. Any other kind is searched, whatever it is.
 */
export const kindsWithoutPods: ReadonlySet<string> = new Set([
  'Application',
  'ConfigMap',
  'CustomResourceDefinition',
  'InferenceObjective',
  'LimitRange',
  'Namespace',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'PodMonitor',
  'PrometheusRule',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Service',
  'ServiceAccount',
]);
