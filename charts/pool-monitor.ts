import type { Chart } from 'cdk8s';
import type { ModelPool } from '#topology';
import { PodMonitor } from './imports/monitoring.coreos.com';
import { labelMap } from './label-map';

/** Has Prometheus read the engines; the pool's labels become labels of the series, by which the autoscaler's queries find them. */
export function addPoolMonitor(chart: Chart, { name, namespace, labels, engine }: ModelPool): void {
  new PodMonitor(chart, 'monitor', {
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: labelMap(labels) },
      podTargetLabels: labels.map(({ key }) => key),
      podMetricsEndpoints: [{ port: engine.portName }],
    },
  });
}
