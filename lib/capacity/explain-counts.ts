import type { Blueprint, ModelBlueprint } from '#blueprint';
import { type ExplainedLine, type ExplainedSection, explained, precise } from './explanation';
import { nodeUsdPerHour } from './node-money';
import type { PoolPlan } from './plan';
import { replicasPerNode } from './pool-nodes';

/** Replicas that each load needs, and how they divide into base and burst. */
export function explainReplicas(pool: PoolPlan, capacity: Blueprint['capacity']): ExplainedSection {
  const { load, needed, peer, batch, targetRunningPerReplica, queuePerReplica } = pool;
  const bound = precise(pool.slo.ttft.boundMs);
  const way = peer === null ? '' : `, the way from ${peer.region} included`;
  const need = (name: string, perSecond: number, replicas: number) =>
    explained({
      name: `replicas for ${name}`,
      formula: `the least whose TTFT at P${pool.slo.ttft.percentile} is within the bound${name.startsWith('P') ? '' : way}`,
      inputs: `${precise(perSecond)} requests/s, at least ${precise(perSecond / pool.replicaRatePerSecond)} to complete them, ${bound} ms`,
      result: replicas,
      source: 'Latency, below',
    });
  return {
    title: 'Replicas',
    lines: [
      need('P50', load.p50, needed.p50),
      need('P95', load.p95, needed.p95),
      need('the warm load', load.warm, needed.warm),
      need('the peak load', load.peak, needed.peak),
      ...splitLines(pool, capacity),
      explained({
        name: 'failover reserve',
        formula: 'for the warm load - for P95',
        inputs: `${needed.warm} - ${needed.p95}`,
        result: needed.warm - needed.p95,
      }),
      explained({
        name: 'running per replica',
        formula: 'at most the batch; more than this ask for another replica',
        inputs: `mean at the warm load, at most ${batch}`,
        result: targetRunningPerReplica,
      }),
      explained({
        name: 'waiting per replica',
        formula: 'max(1, floor(batch / 4))',
        inputs: `max(1, floor(${batch} / 4))`,
        result: queuePerReplica,
      }),
    ],
  };
}

function splitLines(pool: PoolPlan, { spotShare, overrides }: Blueprint['capacity']): ExplainedLine[] {
  const { needed, baseReplicas, burstMinReplicas, burstMaxReplicas } = pool;
  const override = overrides.find((entry) => entry.region === pool.region && entry.model === pool.model);
  const source = override === undefined ? '' : 'capacity.overrides, where it says';
  if (pool.nodes.burstInstanceType === null) {
    return [
      explained({
        name: 'base',
        formula: 'max(warm, peak): no burst',
        inputs: `max(${needed.warm}, ${needed.peak})`,
        result: baseReplicas,
        source,
      }),
    ];
  }
  return [
    explained({
      name: 'base',
      formula: 'max(P50, warm - floor(warm x spotShare))',
      inputs: `max(${needed.p50}, ${needed.warm} - floor(${needed.warm} x ${spotShare}))`,
      result: baseReplicas,
      source,
    }),
    explained({
      name: 'burst.min',
      formula: 'max(1, warm - base)',
      inputs: `max(1, ${needed.warm} - ${baseReplicas})`,
      result: burstMinReplicas,
      source,
    }),
    explained({
      name: 'burst.max',
      formula: 'max(1, burst.min, peak - base)',
      inputs: `max(1, ${burstMinReplicas}, ${needed.peak} - ${baseReplicas})`,
      result: burstMaxReplicas,
      source,
    }),
  ];
}

/** Nodes, what they cost, and how long a new one takes. */
export function explainNodes(pool: PoolPlan, model: ModelBlueprint): ExplainedSection {
  const { nodes, warmUp, baseReplicas, burstMinReplicas } = pool;
  const usd = nodeUsdPerHour(pool, { baseReplicas, burstReplicas: burstMinReplicas, hasSpot: true }, model);
  const spread = (type: string) =>
    pool.nodesPerReplica > 1
      ? `${pool.nodesPerReplica} nodes a replica`
      : `replicas spread over ${nodes.baseByZone.length} zones, ${replicasPerNode(model, type)} to a node`;
  const burstType = nodes.burstInstanceType;
  return {
    title: 'Nodes',
    lines: [
      explained({
        name: 'base nodes',
        formula: spread(nodes.baseInstanceType),
        inputs: `${baseReplicas} on ${nodes.baseInstanceType}, ${nodes.baseReserved} of the nodes reserved`,
        result: nodes.baseReserved + nodes.baseOnDemand,
      }),
      ...(burstType === null
        ? []
        : [
            explained({
              name: 'burst nodes, least',
              formula: spread(burstType),
              inputs: `${burstMinReplicas} on ${burstType}`,
              result: nodes.burstMin,
            }),
            explained({
              name: 'burst nodes, most',
              formula: spread(burstType),
              inputs: `${pool.burstMaxReplicas} on ${burstType}`,
              result: nodes.burstMax,
            }),
            explained({
              name: 'headroom nodes',
              formula: spread(burstType),
              inputs: `${pool.headroomReplicas} pause pods`,
              result: nodes.headroom,
              source: 'capacity.headroomReplicas',
            }),
          ]),
      explained({
        name: 'price of warm nodes',
        formula: 'base x on-demand + burst.min x spot (on-demand without)',
        inputs: 'disks and headroom not counted',
        result: usd ?? 'not known',
        unit: usd === null ? '' : '$/h',
        source: `catalogue, prices of ${pool.region}`,
      }),
      explained({
        name: 'time to a new replica',
        formula: 'node + image + weights + engine, rounded up',
        inputs: `ceil(${warmUp.nodeSeconds} + ${warmUp.imageSeconds} + ${precise(warmUp.weightsSeconds)} + ${warmUp.engineSeconds})`,
        result: warmUp.totalSeconds,
        unit: 's',
        source: 'assumed but for the weights, see docs/capacity.md',
      }),
    ],
  };
}
