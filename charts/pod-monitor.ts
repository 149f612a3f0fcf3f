import type { Chart } from 'cdk8s';
import type { PodMonitor as PodMonitorFacts } from '#topology';
import { PodMonitor } from './imports/monitoring.coreos.com';
import { labelMap } from './label-map';

/** Has Prometheus read pods of another namespace, and keep no more of it than is looked at. */
export function addPodMonitor(chart: Chart, namespace: string, facts: PodMonitorFacts): void {
  const { name, podNamespace, podLabels, portName, path, keep } = facts;
  new PodMonitor(chart, name, {
    metadata: { name, namespace },
    spec: {
      namespaceSelector: { matchNames: [podNamespace] },
      selector: { matchLabels: labelMap(podLabels) },
      podMetricsEndpoints: [
        {
          port: portName,
          path,
          metricRelabelings: [{ action: 'keep', sourceLabels: ['__name__'], regex: keep.join('|') }],
        },
      ],
    },
  });
}
