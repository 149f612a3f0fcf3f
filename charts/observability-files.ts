import type { Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import { addDashboard } from './dashboards';
import type { ManifestFile } from './manifest-file';
import { addPodMonitor } from './pod-monitor';
import { addPrometheusRule } from './prometheus-rules';

/** What Prometheus reads besides the pools, a file of rules for each pool and two for the Region, a file for each dashboard. */
export function observabilityFiles({ name: region, monitoring }: Region): readonly ManifestFile[] {
  const { namespace, podMonitors, ruleFiles, dashboards } = monitoring;
  const place = { region, concern: concerns.observability };
  return [
    chartFile({ ...place, name: 'pod-monitors' }, (chart) => {
      for (const podMonitor of podMonitors) addPodMonitor(chart, namespace, podMonitor);
    }),
    ...ruleFiles.map((file) =>
      chartFile({ ...place, name: `rules-${file.name}` }, (chart) => addPrometheusRule(chart, namespace, file)),
    ),
    ...dashboards.map((dashboard) =>
      chartFile({ ...place, name: dashboard.uid }, (chart) => addDashboard(chart, monitoring, dashboard)),
    ),
  ];
}
