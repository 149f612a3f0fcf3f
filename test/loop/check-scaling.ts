import { type Check, checkOf } from '#test/conformance/check';
import type { Cluster } from '#test/conformance/cluster';
import { startCluster } from '#test/conformance/cluster';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { preparedData } from '#test/conformance/prepared-data';
import type { ServerProcess } from '#test/conformance/server-process';
import { applied } from './applied';
import { drawTimeline } from './draw-timeline';
import { METRICS_HOST, startKeda } from './keda';
import { startKwok } from './kwok';
import { type RenderedNodePool, standingNodes } from './kwok-nodes';
import { startPrometheus } from './metrics-server';
import { patchScaledObject } from './patch-scaled-object';
import { judgeScaling, playPhases } from './phases';
import { type ScaledPool, ScalingRun } from './scaling-run';
import { ofKinds, type ShippedRegion } from './shipped-region';
import { REAL_SECONDS, scaledSeconds, TIME_SCALE } from './time-scale';
import { checkWebhook } from './webhook-checks';

/**
 * Our ScaledObject of one pool on a real control plane, KEDA and Prometheus: what it does to the burst Deployment when
 * requests come, stay, cannot be seen, and go.
 */
export async function checkScaling(
  shipped: ShippedRegion,
  everywhere: readonly ShippedRegion[],
  say: (text: string) => void,
): Promise<readonly Check[]> {
  const scaled = widestPool(shipped);
  const cluster = await startCluster({
    data: (await preparedData()).data,
    controllers: ['*'],
    scheduler: true,
    controllerManagerFlags: [`--horizontal-pod-autoscaler-sync-period=${scaledSeconds(REAL_SECONDS.hpaSync)}s`],
    hosts: [METRICS_HOST],
  });
  const run = new ScalingRun(cluster, scaled);
  try {
    await startKwok(cluster, { readyAfterSeconds: scaledSeconds(REAL_SECONDS.engineStart) });
    const keda = await startKeda(cluster);
    say('control plane, kwok and KEDA run');
    const address = await startPrometheus(cluster, await run.start(), scaledSeconds(REAL_SECONDS.scrape));
    await applied(cluster, workloads(shipped, scaled));
    const rule = scalerOf(shipped, scaled);
    const { object, changes } = patchScaledObject(rule, address);
    say(
      [
        `${shipped.deployment}/${shipped.region.name}/${scaled.pool.name}: base ${scaled.pool.base.replicas}, burst ${scaled.burst.minReplicas} to ${scaled.burst.maxReplicas}, fallback ${scaled.scaling.fallback.replicas}`,
        `time scale ${TIME_SCALE}: one second stands for ${TIME_SCALE}; changed in the ScaledObject, and nothing else:`,
        ...changes.map((change) => `  ${change}`),
        `so are the HPA's sync (${REAL_SECONDS.hpaSync} s), scrapes (${REAL_SECONDS.scrape} s), requests (${REAL_SECONDS.request} s) and the start of an engine (${REAL_SECONDS.engineStart} s)`,
        'the queue follows the replicas that are ready; the script is the rate of arrivals',
      ].join('\n'),
    );
    const webhook = await checkWebhook(cluster, everywhere, object);
    await playPhases(run, scaled, say);
    await run.stop();
    say(drawTimeline(run.samples));
    return [
      ...webhook,
      ...judgeScaling(run.samples, scaled),
      await scheduledEverywhere(cluster, scaled),
      stillRuns(keda),
    ];
  } finally {
    await run.stop();
    await cluster.stop();
  }
}

/** The pool of a Region that has most to scale. */
export function widestPool({ region }: ShippedRegion): ScaledPool {
  const pools = region.modelPools.flatMap((pool) =>
    pool.burst === null || pool.scaling === null ? [] : [{ pool, burst: pool.burst, scaling: pool.scaling }],
  );
  const [widest] = pools.toSorted((a, b) => span(b) - span(a));
  if (widest === undefined) throw new Error(`${region.name}: no pool follows its queue`);
  return widest;
}

function span({ burst }: ScaledPool): number {
  return burst.maxReplicas - burst.minReplicas;
}

/** Namespaces with their bounds, and the two Deployments as rendered; nodes as Karpenter would have started them. */
function workloads(shipped: ShippedRegion, { pool, burst }: ScaledPool): readonly unknown[] {
  const names = [pool.base.workload, burst.workload];
  const bounds = ['ServiceAccount', 'ResourceQuota', 'LimitRange'];
  return [
    ...ofKinds(shipped, 'Namespace', 'PriorityClass'),
    ...ofKinds(shipped, ...bounds).filter(({ metadata }) => metadata.namespace === pool.namespace),
    ...(ofKinds(shipped, 'NodePool') as unknown as readonly RenderedNodePool[]).flatMap(standingNodes),
    ...ofKinds(shipped, 'Deployment').filter(({ metadata }) => names.includes(metadata.name)),
  ];
}

function scalerOf(shipped: ShippedRegion, { scaling }: ScaledPool): KubernetesObject {
  const rule = ofKinds(shipped, 'ScaledObject').find(({ metadata }) => metadata.name === scaling.scaler);
  if (rule === undefined) throw new Error(`${shipped.region.name}: no ScaledObject ${scaling.scaler} is rendered`);
  return rule;
}

/** A scaler that is away looks like one that has nothing to do. */
function stillRuns(keda: readonly ServerProcess[]): Check {
  const ended = keda.filter((server) => !server.alive()).map((server) => server.lastWords());
  return checkOf('KEDA runs to the end', ended, `${keda.length} servers`);
}

async function scheduledEverywhere({ api }: Cluster, { pool }: ScaledPool): Promise<Check> {
  const { body } = await api({ path: `/api/v1/namespaces/${pool.namespace}/pods?fieldSelector=status.phase=Pending` });
  const pending = (body.items as readonly KubernetesObject[]).map(({ metadata }) => `${metadata.name} is Pending`);
  return checkOf('no pod is left Pending', pending, 'every pod has a node');
}
