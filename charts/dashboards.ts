import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Dashboard, Monitoring } from '#topology';
import { dashboardJson } from './dashboard-json';

/** A dashboard in a config map, which Grafana finds by its label. */
export function addDashboard(chart: Chart, monitoring: Monitoring, dashboard: Dashboard): void {
  const { namespace, dashboardLabel } = monitoring;
  new k8s.KubeConfigMap(chart, dashboard.uid, {
    metadata: { name: dashboard.uid, namespace, labels: { [dashboardLabel.key]: dashboardLabel.value } },
    data: { [`${dashboard.uid}.json`]: dashboardJson(dashboard) },
  });
}
