import type { AlertForm } from './alert-rule';
import type { ServingPool } from './model-pool';
import type { Scaling } from './scaling';

/** A pool, and what it follows; a candidate's follows nothing. */
export interface ScaledPool extends ServingPool {
  readonly scaling: Scaling | null;
}

/** How KEDA names the HorizontalPodAutoscaler of a ScaledObject. */
const hpaPrefix = 'keda-hpa-';

/** Whether the burst replicas still follow the queue, and whether they have room to. */
export function scalerAlerts({ name, namespace, burst, scaling }: ScaledPool): AlertForm[] {
  if (burst === null || scaling === null) return [];
  const { scaler } = scaling;
  const broken: AlertForm = {
    alert: 'ScalerBroken',
    runbook: 'scaler-broken',
    severity: 'critical',
    forSeconds: 300,
    labels: { pool: name },
    expr: `sum(increase(keda_scaler_detail_errors_total{scaledObject="${scaler}"}[5m])) > 0`,
    summary: `${name}: the scaler gets no answer to its queries`,
    description: `After ${scaling.fallback.failures} failures it holds what runs, at least ${scaling.fallback.replicas} burst replicas, and follows the queue no longer.`,
  };
  // a pool without room would stand at its maximum all the time
  if (burst.maxReplicas === burst.minReplicas) return [broken];
  return [
    broken,
    {
      alert: 'BurstExhausted',
      runbook: 'burst-exhausted',
      severity: 'warning',
      forSeconds: 900,
      labels: { pool: name },
      expr: `max(kube_horizontalpodautoscaler_status_desired_replicas{namespace="${namespace}",horizontalpodautoscaler="${hpaPrefix}${scaler}"}) >= ${burst.maxReplicas}`,
      summary: `${name}: burst stands at its maximum of ${burst.maxReplicas} replicas`,
      description:
        'More traffic is no longer met by more replicas: it waits, goes to a peer Region, or is turned away.',
    },
  ];
}
