import { type ExplainedLine, type ExplainedSection, explained, precise } from './explanation';
import type { PoolPlan } from './plan';
import { promptWorkMs, slotCv2 } from './pool-service';
import { poissonArrivals, variability, waitAtPercentile } from './waiting';

/** Latency of the warm replicas under the warm load: what the plan promises through the loss of a peer. */
export function explainLatency(pool: PoolPlan): ExplainedSection {
  const replicas = pool.baseReplicas + pool.burstMinReplicas;
  return {
    title: `Latency of ${replicas} replicas (base and burst.min) under the warm load`,
    lines: [
      ...explainQueue(pool, replicas),
      ...explainWaits(pool, replicas),
      ...explainTtft(pool),
      ...explainTpot(pool),
    ],
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

/** Both waits at the percentile of the TTFT: nothing while no more requests than it leaves out wait at all. */
function explainWaits(pool: PoolPlan, replicas: number): ExplainedLine[] {
  const { service, estimate, load, replicaRatePerSecond, slo } = pool;
  const { queue } = estimate.ttftMs;
  if (queue === null) return [];
  const beyond = precise(1 - slo.ttft.percentile / 100);
  const correction = variability({ arrivalCv2: poissonArrivals, serviceCv2: slotCv2(service) });
  const spare = replicas * replicaRatePerSecond - load.warm;
  const meanSeconds = (estimate.waitProbability * correction) / spare;
  const slotMs = waitAtPercentile({ probability: estimate.waitProbability, meanSeconds }, slo.ttft.percentile) * 1000;
  return [
    explained({
      name: 'wait for a slot',
      formula: 'variability / spare x 1000 x ln(share that waits / share beyond the percentile), at least 0',
      inputs: `max(0, ${precise(correction)} / ${precise(spare)} x 1000 x ln(${precise(estimate.waitProbability)} / ${beyond}))`,
      result: slotMs,
      unit: 'ms',
      source: 'Allen and Cunneen; who waits, waits an exponential time',
    }),
    explained({
      name: 'wait for what is ahead',
      ...waitAhead(pool, load.warm / replicas),
      result: queue - slotMs,
      unit: 'ms',
    }),
  ];
}

/** How the wait for the GPU comes about, once a request has a slot. */
function waitAhead(
  { service, slo }: PoolPlan,
  perReplica: number,
): Pick<ExplainedLine, 'formula' | 'inputs' | 'source'> {
  const promptMs = promptWorkMs(service, service.shape.promptTokensMean);
  if (service.kind === 'at-once') {
    return { formula: 'passes up to the own one', inputs: `${precise(promptMs)} ms a prompt`, source: '' };
  }
  const load = (perReplica * promptMs) / 1000;
  if (load === 0) return { formula: 'nothing: a simulator computes nothing', inputs: '', source: '' };
  const beyond = precise(1 - slo.ttft.percentile / 100);
  return {
    formula: 'M/G/1 of the prefills of a replica: s / (1 - load) x (1 + cv²) / 2 x ln(load / share beyond), at least 0',
    inputs:
      `max(0, ${precise(promptMs)} / (1 - ${precise(load)}) x (1 + ${precise(service.promptCv2)}) / 2 ` +
      `x ln(${precise(load)} / ${beyond}))`,
    source: 's: prefill of the mean prompt less its fixed part; load: s x requests/s of a replica',
  };
}

function explainTtft({ estimate, slo, peer, model }: PoolPlan): ExplainedLine[] {
  const { queue, prefill, network, total } = estimate.ttftMs;
  return [
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
      formula: 'both waits + own prefill + network',
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
