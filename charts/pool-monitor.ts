import type { Chart } from 'cdk8s';
import type { ServingPool } from '#topology';
import { PodMonitor } from './imports/monitoring.coreos.com';
import { labelMap } from './label-map';

/**
 * Has Prometheus read the engines, the picker and the Envoy of a pool. All their series carry the pool's label, by which the scaler's
 * queries and the alerts find them.
 */
export function addPoolMonitors(chart: Chart, pool: ServingPool): void {
  const { name, namespace, labels, engine, picker, proxy } = pool;
  new PodMonitor(chart, 'monitor', {
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: labelMap(labels) },
      podMetricsEndpoints: [{ port: engine.portName, relabelings: [poolLabel(pool)] }],
    },
  });
  const { metrics } = picker;
  addMonitor(chart, pool, { companion: picker.deployment, port: metrics.portName, path: metrics.path });
  addMonitor(chart, pool, { companion: proxy.deployment, port: proxy.status.portName, path: proxy.status.metricsPath });
}

interface Read {
  readonly companion: ServingPool['picker']['deployment'];
  readonly port: string;
  readonly path: string;
}

function addMonitor(chart: Chart, pool: ServingPool, { companion, port, path }: Read): void {
  new PodMonitor(chart, `${companion.workload}-monitor`, {
    metadata: { name: companion.workload, namespace: pool.namespace },
    spec: {
      selector: { matchLabels: labelMap(companion.labels) },
      podMetricsEndpoints: [{ port, path, relabelings: [poolLabel(pool)] }],
    },
  });
}

/** Not taken from the pods: a companion does not carry the engines' label, or their Services would select it. */
function poolLabel({ seriesLabel }: ServingPool) {
  return { action: 'replace' as const, targetLabel: seriesLabel.key, replacement: seriesLabel.value };
}
