import type { Chart } from 'cdk8s';
import type { Burst, ServingPool } from '#topology';
import { Deployment, type RollingUpdate } from './deployment';
import { enginePod } from './engine-pod';
import { LeaderWorkerSet } from './imports/leaderworkerset.x-k8s.io';
import { labelMap } from './label-map';

/** The replicas of a pool: base, and burst where it has one. */
export function addEngines(chart: Chart, pool: ServingPool): void {
  if (pool.base.nodesPerReplica > 1) addSpanningBase(chart, pool);
  else addBase(chart, pool);
  if (pool.burst !== null) addBurst(chart, pool, pool.burst);
}

function addBase(chart: Chart, pool: ServingPool): void {
  const { workload, replicas, labels, placement } = pool.base;
  new Deployment(chart, 'base', {
    metadata: { name: workload, namespace: pool.namespace },
    spec: {
      replicas,
      selector: { matchLabels: labelMap(labels) },
      progressDeadlineSeconds: pool.engine.progressDeadlineSeconds,
      strategy: rollout(pool),
      template: enginePod(pool, { labels, placement, role: 'server' }),
    },
  });
}

/** Without `replicas`: KEDA sets them, and a second apply (or Argo CD) would set them back. They start at 1, at once raised. */
function addBurst(chart: Chart, pool: ServingPool, { workload, labels, placement }: Burst): void {
  new Deployment(chart, 'burst', {
    metadata: { name: workload, namespace: pool.namespace },
    spec: {
      selector: { matchLabels: labelMap(labels) },
      progressDeadlineSeconds: pool.engine.progressDeadlineSeconds,
      strategy: rollout(pool),
      template: enginePod(pool, { labels, placement, role: 'server' }),
    },
  });
}

/** One group of pods per replica, on as many nodes; it starts anew as a whole, since no part can serve without the others. */
function addSpanningBase(chart: Chart, pool: ServingPool): void {
  const { workload, replicas, nodesPerReplica, labels, placement } = pool.base;
  const { type, rollingUpdate } = rollout(pool);
  new LeaderWorkerSet(chart, 'base', {
    metadata: { name: workload, namespace: pool.namespace },
    spec: {
      replicas,
      rolloutStrategy: { type, rollingUpdateConfiguration: rollingUpdate },
      leaderWorkerTemplate: {
        size: nodesPerReplica,
        restartPolicy: 'RecreateGroupOnPodRestart',
        leaderTemplate: enginePod(pool, { labels, placement, role: 'server' }),
        workerTemplate: enginePod(pool, { labels, placement, role: 'worker' }),
      },
    },
  });
}

function rollout({ disruption }: ServingPool): RollingUpdate {
  const { maxSurge, maxUnavailable } = disruption;
  return { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
}
