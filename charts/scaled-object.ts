import type { Chart } from 'cdk8s';
import type { Burst, Scaling } from '#topology';
import { ScaledObject } from './imports/keda.sh';

interface Scaled {
  readonly namespace: string;
  readonly burst: Burst;
  readonly scaling: Scaling;
}

/** KEDA's rule for the burst Deployment. The base has none: it never follows the queue. */
export function addScaledObject(chart: Chart, { namespace, burst, scaling }: Scaled): void {
  const { fallback, formula } = scaling;
  const target = String(scaling.target);
  new ScaledObject(chart, scaling.scaler, {
    metadata: { name: scaling.scaler, namespace },
    spec: {
      scaleTargetRef: { name: burst.workload },
      minReplicaCount: burst.minReplicas,
      maxReplicaCount: burst.maxReplicas,
      // blind is not idle: it keeps what runs, and lifts it to a safe figure
      fallback: {
        behavior: 'currentReplicasIfHigher',
        failureThreshold: fallback.failures,
        replicas: fallback.replicas,
      },
      advanced: {
        scalingModifiers: { formula, target, metricType: 'AverageValue' },
        horizontalPodAutoscalerConfig: { behavior: behavior(scaling) },
      },
      triggers: scaling.queries.map(({ name, query }) => ({
        type: 'prometheus',
        name,
        metadata: {
          serverAddress: scaling.metricsAddress,
          query,
          // the formula decides; KEDA asks for a threshold of each trigger all the same
          threshold: target,
          // a query without an answer is a failure, which leads to the fallback, not a queue of zero
          ignoreNullValues: 'false',
        },
      })),
    },
  });
}

/** Up by the larger of a share and a count, so that small pools grow as well; down a few at a time. */
function behavior({ up, down }: Scaling) {
  return {
    scaleUp: {
      stabilizationWindowSeconds: up.windowSeconds,
      selectPolicy: 'Max',
      policies: [
        { type: 'Percent', value: up.percent, periodSeconds: up.periodSeconds },
        { type: 'Pods', value: up.pods, periodSeconds: up.periodSeconds },
      ],
    },
    scaleDown: {
      stabilizationWindowSeconds: down.windowSeconds,
      policies: [{ type: 'Pods', value: down.pods, periodSeconds: down.periodSeconds }],
    },
  };
}
