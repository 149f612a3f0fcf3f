import type { JsonObject } from './json';
import { cluster } from './names';
import { dashboardLabel } from './resolve-monitoring';
import { resources, restrictedContainer, restrictedPod } from './restricted';

/** Service account of Grafana's pod, and the role by which its sidecar reads dashboards. */
const account = 'grafana';

const prometheus = {
  name: 'Prometheus',
  uid: 'prometheus',
  type: 'prometheus',
  access: 'proxy',
  url: cluster.metricsAddress,
  isDefault: true,
  jsonData: { httpMethod: 'POST' },
} as const;

/**
 * Grafana shows, and changes nothing: no disk, no public address, no accounts, no password. Whoever may forward a port to it, which the
 * cluster's own permissions decide, sees the dashboards. Its sidecar reads config maps of its own namespace; the chart's role would
 * let it read secrets too, so it gets one of ours.
 */
export function grafanaValues(namespace: string): JsonObject {
  return {
    enabled: true,
    // labels of the Service's name, whatever the release is called
    fullnameOverride: account,
    defaultDashboardsEnabled: false,
    env: { GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: true },
    'grafana.ini': {
      analytics: { check_for_plugin_updates: false, check_for_updates: false, reporting_enabled: false },
      auth: { disable_login_form: true },
      'auth.anonymous': { enabled: true, org_role: 'Viewer' },
      plugins: { preinstall_disabled: true },
    },
    initChownData: { enabled: false },
    persistence: { enabled: false },
    testFramework: { enabled: false },
    rbac: { create: false },
    serviceAccount: { name: account },
    securityContext: { ...restrictedPod, runAsUser: 472, runAsGroup: 472, fsGroup: 472 },
    containerSecurityContext: restrictedContainer,
    // Grafana unpacks into it; its root is read-only
    extraEmptyDirMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    resources: resources(100, 512),
    serviceMonitor: { enabled: false },
    datasources: { 'datasources.yaml': { apiVersion: 1, datasources: [prometheus] } },
    sidecar: {
      resources: resources(20, 128),
      dashboards: {
        enabled: true,
        label: dashboardLabel.key,
        labelValue: dashboardLabel.value,
        searchNamespace: namespace,
        resource: 'configmap',
        // Grafana looks at the files by itself; to be told it would want an administrator's password
        skipReload: true,
      },
      datasources: { enabled: false },
    },
  };
}

/** What the sidecar may do: read the config maps of one namespace. */
export function grafanaRole(namespace: string): JsonObject[] {
  const metadata = { name: 'grafana-dashboards', namespace };
  const apiGroup = 'rbac.authorization.k8s.io';
  return [
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'Role',
      metadata,
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
    },
    {
      apiVersion: `${apiGroup}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup, kind: 'Role', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    },
  ];
}
