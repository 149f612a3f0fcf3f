import { type ExplainedLine, type ExplainedSection, explained, precise } from './explanation';
import type { PoolPlan } from './plan';
import { slotCv2 } from './pool-service';
import { poissonArrivals, variability } from './waiting';

/** Latency of the warm replicas under the warm load: what the plan promises through the loss of a peer. */
export function explainLatency(pool: PoolPlan): ExplainedSection {
  const replicas = pool.baseReplicas + pool.burstMinReplicas;
  return {
    title: `Latency of ${replicas} replicas (base and burst.min) under the warm load`,
    lines: [...explainQueue(pool, replicas), ...explainTtft(pool), ...explainTpot(pool)],
  };
}

function explainQueue({ service, estimate, load, batch, replicaRatePerSecond }: PoolPlan, replicas: number) {
  const cv2 = slotCv2(service);
  return [
    explained({
      name: 'utilisation',
      formula: 'warm load / (replicas x most of a replica)',
      inputs: `${precise(load.warm)} / (${replicas} x ${precise(replicaRatePerSecond)})`,
      result: estimate.utilisation ?? 'none',
    }),
    explained({
      name: 'running',
      formula: 'mean of the birth-death chain / replicas',
      inputs: `${replicas * batch} slots, each as fast as the batch then in force`,
      result: estimate.runningMean,
      unit: 'a replica',
      source: 'Gross, Shortle, Thompson, Harris 2008, 2.9',
    }),
    explained({
      name: 'share that finds all slots taken',
      formula: 'P(running = slots or more)',
      inputs: 'the same chain; Erlang C where the speed is constant',
      result: estimate.waitProbability,
    }),
    explained({
      name: 'variability',
      formula: '(arrival cv² + slot cv²) / 2',
      inputs: `(${poissonArrivals} + ${precise(cv2)}) / 2`,
      result: variability({ arrivalCv2: poissonArrivals, serviceCv2: cv2 }),
      source: 'Allen and Cunneen',
    }),
  ];
}

function explainTtft({ estimate, load, replicaRatePerSecond, slo, peer, model, ...pool }: PoolPlan): ExplainedLine[] {
  const { queue, prefill, network, total } = estimate.ttftMs;
  const spare = (pool.baseReplicas + pool.burstMinReplicas) * replicaRatePerSecond - load.warm;
  return [
    explained({
      name: 'wait',
      formula: `P${slo.ttft.percentile} of the wait for a slot + of that for prefills ahead`,
      inputs: `${precise(spare)} requests/s to spare, x variability`,
      result: queue ?? 'grows without end',
      unit: queue === null ? '' : 'ms',
    }),
    explained({
      name: 'own prefill',
      formula: 'P95 prompt, after the step under way',
      result: prefill,
      unit: 'ms',
    }),
    explained({
      name: 'network',
      formula: 'round trip to the farthest peer that hands over',
      inputs: peer?.region ?? 'no peer',
      result: network,
      unit: 'ms',
      source: 'catalogue, round trips',
    }),
    explained({
      name: 'TTFT',
      formula: 'wait + own prefill + network',
      inputs: `${queue === null ? 'without end' : precise(queue)} + ${precise(prefill)} + ${precise(network)}`,
      result: total ?? 'grows without end',
      unit: total === null ? '' : 'ms',
      source: `models.${model}.slo.ttft: at most ${precise(slo.ttft.boundMs)} ms`,
    }),
  ];
}

function explainTpot({ estimate, profile, slo, model }: PoolPlan): ExplainedLine[] {
  if (estimate.tpotMs === null || slo.tpot === null) return [];
  const bound = `at most ${precise(slo.tpot.boundMs)} ms, ${precise(profile.tpotError * 100)} % error included`;
  return [
    explained({
      name: 'TPOT',
      formula: `at P${slo.tpot.percentile}, with as many running as then`,
      inputs: `${precise(estimate.runningAtPercentile)} running`,
      result: estimate.tpotMs,
      unit: 'ms',
      source: `models.${model}.slo.tpot: ${bound}`,
    }),
  ];
}
