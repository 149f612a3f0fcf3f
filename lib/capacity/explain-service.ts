import { type ExplainedLine, type ExplainedSection, explained, precise } from './explanation';
import type { PoolPlan } from './plan';
import { promptWorkMs, saturationPerSecond, slotSeconds, tokenMs, tokenMsAtPercentile } from './pool-service';
import { prefillMs } from './profiles';

/** What one replica does: where its figures come from, the batch that its SLOs and its memory allow, what it then completes. */
export function explainService(pool: PoolPlan, maxSequences: number): ExplainedSection {
  const { service, profile, batch, sizedOn, batchLimit } = pool;
  return {
    title: `One replica on ${sizedOn}, the slowest type that it may get`,
    lines: [
      explained({ name: 'profile', formula: profile.source, result: profile.evidence }),
      ...explainPrefill(pool),
      ...(service.kind === 'simulator' ? [] : [explainCache(pool)]),
      explained({
        name: 'batch of the engine',
        formula: 'maxSequences',
        result: maxSequences,
        source: `models.${pool.model}.engine.maxSequences`,
      }),
      ...explainTpot(pool),
      explained({
        name: 'batch',
        formula: 'the largest that all of these allow',
        inputs: `limit: ${batchLimit}`,
        result: batch,
      }),
      explainSlot(pool),
      explained({
        name: 'most of a replica',
        formula: 'batch / slot time',
        inputs: `${batch} / ${precise(slotSeconds(service, batch))}`,
        result: saturationPerSecond(service),
        unit: 'requests/s',
        source: "Little's law",
      }),
    ],
  };
}

function explainPrefill({ service, profile }: PoolPlan): ExplainedLine[] {
  const { promptTokensMean, promptTokensP95 } = service.shape;
  const { prefillTokensPerSecond, prefillOverheadMs, curvature } = profile;
  const squared = precise(curvature?.prefillMsPerTokenSquared ?? 0);
  const streamMs = precise((curvature?.weightsMs ?? 0) + (curvature?.expertsMs ?? 0));
  const prefill = (tokens: number) => ({
    formula: 'fixed + max(tokens / rate x 1000 + attention x tokens², weights)',
    inputs:
      `${precise(prefillOverheadMs)} + max(${precise(tokens)} / ${precise(prefillTokensPerSecond)} x 1000 ` +
      `+ ${squared} x ${precise(tokens)}², ${streamMs})`,
    result: prefillMs(profile, tokens),
    unit: 'ms',
    source: 'profile',
  });
  return [
    explained({ name: 'prefill of the mean prompt', ...prefill(promptTokensMean) }),
    explained({ name: 'prefill of the P95 prompt', ...prefill(promptTokensP95) }),
  ];
}

function explainCache({ service, profile }: PoolPlan): ExplainedLine {
  const { promptTokensP95, completionTokensP95 } = service.shape;
  const tokens = Math.max(1, promptTokensP95 + completionTokensP95);
  return explained({
    name: 'batch in the KV cache',
    formula: 'floor(cache / (P95 prompt + P95 completion))',
    inputs: `floor(${precise(profile.kvCapacityTokens)} / ${precise(tokens)})`,
    result: Math.floor(profile.kvCapacityTokens / tokens),
    source: 'profile: GPU memory less weights, activations and engine',
  });
}

function explainTpot({ service, profile, batch, model }: PoolPlan): ExplainedLine[] {
  const { tpot } = service.slo;
  if (tpot === null) return [];
  const { completionCv2 } = service;
  const { promptTokensMean, completionTokensMean } = service.shape;
  const { alphaMs, betaMs, gammaMsPerToken } = profile.decode;
  const source = `models.${model}.slo.tpot: at most ${precise(tpot.boundMs)} ms`;
  const raised = (requests: number) => {
    const ms = tokenMsAtPercentile(service, requests, tpot.percentile);
    return {
      formula: `TPOT at P${tpot.percentile}, ${requests} running, x (1 + error)`,
      inputs: `${precise(ms)} x (1 + ${precise(profile.tpotError)})`,
      result: ms * (1 + profile.tpotError),
      unit: 'ms',
      source,
    };
  };
  return [
    explained({
      name: 'TPOT floor',
      formula: 'active weights / memory bandwidth',
      result: profile.tpotFloorMs,
      unit: 'ms',
      source: 'profile: the GPUs of a replica',
    }),
    explained({
      name: 'context',
      formula: 'prompt + completion x (1 + cv²) / 2: of those that run, long answers are more',
      inputs: `${precise(promptTokensMean)} + ${precise(completionTokensMean)} x (1 + ${precise(completionCv2)}) / 2`,
      result: promptTokensMean + (completionTokensMean * (1 + completionCv2)) / 2,
      unit: 'tokens',
    }),
    explained({
      name: 'TPOT alone',
      formula: 'alpha + (beta + gamma x context) x n, n = 1',
      inputs: `${precise(alphaMs)} + (${precise(betaMs)} + ${precise(gammaMsPerToken)} x context) x 1`,
      result: tokenMs(service, 1),
      unit: 'ms',
      source: 'profile',
    }),
    explained({ name: 'TPOT at the batch', ...raised(batch) }),
    explained({ name: 'TPOT of one more', ...raised(batch + 1) }),
  ];
}

function explainSlot({ service, profile, batch }: PoolPlan): ExplainedLine {
  const { kind, shape } = service;
  const result = { name: 'slot time', result: slotSeconds(service, batch), unit: 's' };
  if (kind === 'at-once') {
    const promptMs = precise(promptWorkMs(service, shape.promptTokensMean));
    const inputs = `${precise(profile.prefillOverheadMs)} ms a pass, ${promptMs} ms a prompt`;
    return explained({ ...result, formula: 'the pass under way and the next, at the batch', inputs });
  }
  const ownMs = precise(prefillMs(profile, shape.promptTokensMean));
  const further = precise(Math.max(0, shape.completionTokensMean - 1));
  return explained({
    ...result,
    formula: '(prefill + (completion - 1) x mean TPOT at the batch x (1 + error)) / 1000',
    inputs: `(${ownMs} + ${further} x ${precise(tokenMs(service, batch))} x (1 + ${precise(profile.tpotError)})) / 1000`,
  });
}
