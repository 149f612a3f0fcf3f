import type { ModelBlueprint } from '#blueprint';
import { unloadedTtftMs } from './estimate-pool';
import { type Finding, figure, type PoolKey } from './finding';
import { type PoolService, tokenMs } from './pool-service';
import { prefillMs } from './profiles';
import { isBeyondLognormal } from './token-variability';

/** What is checked: the pool, its service, and what it is served on. */
export interface ServiceCheck {
  readonly pool: PoolKey;
  readonly service: PoolService;
  readonly model: ModelBlueprint;
  /** Instance type whose figures these are. */
  readonly instanceType: string;
  /** Farthest Region that hands over requests, and its round trip; null without one. */
  readonly peer: { readonly region: string; readonly rttMs: number } | null;
}

/** What no number of replicas can mend: bounds below what the hardware can do, weights that do not fit. */
export function checkSlo(check: ServiceCheck): Finding[] {
  if (check.service.kind === 'simulator') return [];
  const tooLarge = checkMemory(check);
  if (tooLarge.length > 0) return tooLarge;
  const { tpot } = check.model.slo;
  const first = check.service.kind === 'stream' && tpot === null ? checkAnswer(check) : checkPrefill(check);
  return [...checkTpot(check), ...first, ...(first.length === 0 ? checkPeer(check) : []), ...checkLengths(check)];
}

function checkMemory({ pool, service, instanceType }: ServiceCheck): Finding[] {
  const { promptTokensP95, completionTokensP95 } = service.shape;
  const wantedTokens = Math.max(1, promptTokensP95 + completionTokensP95);
  const { kvCapacityTokens } = service.profile;
  if (kvCapacityTokens >= wantedTokens) return [];
  const what = kvCapacityTokens <= 0 ? 'the weights do not fit' : 'one request at its P95 length does not fit';
  return [
    {
      severity: 'error',
      pool,
      rule: 'weights-fit',
      message:
        `${what} on ${instanceType}: the KV cache holds ${figure(Math.max(0, kvCapacityTokens))} tokens beside the weights, ` +
        `${figure(wantedTokens)} are needed; more GPUs (parallelism), a smaller precision or an instance type with more memory`,
      figures: { kvCapacityTokens, wantedTokens },
    },
  ];
}

function checkTpot({ pool, service, model, instanceType }: ServiceCheck): Finding[] {
  const boundMs = model.slo.tpot?.boundMs;
  if (boundMs === undefined || service.kind !== 'stream') return [];
  const { tpotFloorMs, tpotError } = service.profile;
  const alone = tokenMs(service, 1);
  const attainableMs = Math.ceil(alone * (1 + tpotError));
  if (alone * (1 + tpotError) <= boundMs) return [];
  const figures = { boundMs, tpotFloorMs, tpotAloneMs: alone, tpotError, attainableMs };
  const nearest = `nearest attainable bound ${attainableMs} ms, a request at a time; a larger batch needs more`;
  return boundMs < tpotFloorMs
    ? [
        {
          severity: 'error',
          pool,
          rule: 'tpot-floor',
          message:
            `TPOT of ${figure(boundMs)} ms is impossible on ${instanceType}: reading the active weights once takes ` +
            `${figure(tpotFloorMs)} ms at full memory bandwidth; ${nearest}`,
          figures,
        },
      ]
    : [
        {
          severity: 'error',
          pool,
          rule: 'tpot-bound',
          message:
            `TPOT of ${figure(boundMs)} ms is missed on ${instanceType} by a request alone: ${figure(alone)} ms, ` +
            `${figure(tpotError * 100)} % error to expect; ${nearest}`,
          figures,
        },
      ];
}

function checkPrefill({ pool, service, model, instanceType }: ServiceCheck): Finding[] {
  const { boundMs } = model.slo.ttft;
  const unloadedMs = unloadedTtftMs(service, 0);
  if (unloadedMs <= boundMs) return [];
  const ownMs = prefillMs(service.profile, service.shape.promptTokensP95);
  return [
    {
      severity: 'error',
      pool,
      rule: 'ttft-prefill',
      message:
        `TTFT of ${figure(boundMs)} ms is missed on ${instanceType} with nothing waiting: the prefill of the P95 prompt, ` +
        `${figure(service.shape.promptTokensP95)} tokens, takes ${figure(ownMs)} ms; nearest attainable bound ${Math.ceil(unloadedMs)} ms`,
      figures: {
        boundMs,
        prefillMs: ownMs,
        promptTokensP95: service.shape.promptTokensP95,
        attainableMs: Math.ceil(unloadedMs),
      },
    },
  ];
}

/** A bound on the whole answer of a model that streams. */
function checkAnswer({ pool, service, model, instanceType }: ServiceCheck): Finding[] {
  const { boundMs } = model.slo.ttft;
  const { profile, shape } = service;
  const { parameters, activeParameters } = model.architecture;
  const tokens = shape.completionTokensP95;
  const furtherTokens = Math.max(0, tokens - 1);
  const floorMs = prefillMs(profile, shape.promptTokensP95) + furtherTokens * profile.tpotFloorMs;
  const attainableMs = Math.ceil(
    prefillMs(profile, shape.promptTokensP95) + furtherTokens * tokenMs(service, 1) * (1 + profile.tpotError),
  );
  if (attainableMs <= boundMs) return [];
  const tpotMs = Math.ceil(tokenMs(service, 1) * (1 + profile.tpotError));
  const perToken =
    tpotMs <= boundMs
      ? `; ${figure(boundMs)} ms per output token (TPOT) is attainable`
      : `; nearest attainable TPOT ${tpotMs} ms`;
  return [
    {
      severity: 'error',
      pool,
      rule: 'answer-floor',
      message:
        `${figure(boundMs)} ms for the whole answer is ${boundMs < floorMs ? 'impossible' : 'missed'} on ${instanceType}: ${figure(tokens)} tokens, each of which reads ` +
        `${figure((activeParameters ?? parameters) / 1e9)}B parameters in at least ${figure(profile.tpotFloorMs)} ms, take ${figure(floorMs)} ms ` +
        `at full memory bandwidth; nearest attainable bound ${figure(attainableMs)} ms${perToken}`,
      figures: {
        boundMs,
        completionTokensP95: tokens,
        tpotFloorMs: profile.tpotFloorMs,
        answerFloorMs: floorMs,
        attainableMs,
        attainableTpotMs: tpotMs,
      },
    },
  ];
}

function checkPeer({ pool, service, model, peer }: ServiceCheck): Finding[] {
  const slackMs = model.slo.ttft.boundMs - unloadedTtftMs(service, 0);
  if (peer === null || peer.rttMs <= slackMs) return [];
  return [
    {
      severity: 'warning',
      pool,
      rule: 'peer-rtt',
      message:
        `requests handed over from ${peer.region} miss a TTFT of ${figure(model.slo.ttft.boundMs)} ms: the round trip takes ` +
        `${figure(peer.rttMs)} ms, the prefill leaves ${figure(slackMs)} ms`,
      figures: { boundMs: model.slo.ttft.boundMs, rttMs: peer.rttMs, slackMs },
    },
  ];
}

function checkLengths({ pool, service }: ServiceCheck): Finding[] {
  const { shape } = service;
  const lengths = [
    { what: 'prompt', mean: shape.promptTokensMean, p95: shape.promptTokensP95 },
    { what: 'completion', mean: shape.completionTokensMean, p95: shape.completionTokensP95 },
  ];
  return lengths
    .filter((entry) => isBeyondLognormal(entry))
    .map(({ what, mean, p95 }) => ({
      severity: 'info',
      pool,
      rule: 'token-lengths',
      message: `the P95 of ${what} tokens is ${figure(p95 / mean)} times their mean, more than a lognormal can have (3.87): the most variable one is taken`,
      figures: { meanTokens: mean, p95Tokens: p95 },
    }));
}
