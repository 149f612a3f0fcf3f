import type { Chart } from 'cdk8s';
import type { Burst, Scaling } from '#topology';
import { ScaledObject, type ScaledObjectSpecTriggers } from './imports/keda.sh';

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
      fallback: {
        behavior: fallback.behavior,
        failureThreshold: fallback.failures,
        replicas: fallback.replicas,
      },
      advanced: {
        // the formula's figure is for all replicas together, so the HPA divides it by what runs
        scalingModifiers: { formula, target, metricType: 'AverageValue' },
        horizontalPodAutoscalerConfig: { behavior: behavior(scaling) },
      },
      triggers: [...queries(scaling, target), ...schedules(scaling)],
    },
  });
}

/** The formula decides; KEDA asks for a threshold of each trigger all the same. */
function queries({ queries, metricsAddress }: Scaling, threshold: string): ScaledObjectSpecTriggers[] {
  return queries.map(({ name, query, emptyIsZero }) => ({
    type: 'prometheus',
    name,
    metadata: { serverAddress: metricsAddress, query, threshold, ignoreNullValues: String(emptyIsZero) },
  }));
}

function schedules({ schedules }: Scaling): ScaledObjectSpecTriggers[] {
  return schedules.map(({ name, start, end, timeZone, replicas }) => ({
    type: 'cron',
    name,
    metadata: { timezone: timeZone, start, end, desiredReplicas: String(replicas) },
  }));
}

/** Up by the larger of a share and a count, so that small pools grow as well; down a few at a time. */
function behavior({ up, down }: Scaling) {
  return {
    scaleUp: {
      stabilizationWindowSeconds: up.windowSeconds,
      tolerance: String(up.tolerance),
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
