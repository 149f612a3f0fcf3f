import type { Stand } from '#test/gateway/stand';
import { portOf } from '#test/gateway/trial/engine-fault';
import type { Effort } from './authorizer-figures';
import { benchKey, measuredRegion } from './bench-stand';
import type { Figure } from './figure';
import { loadStreams } from './load-streams';
import { median } from './median';
import type { StreamTimes } from './stream-times';

const perSecond = 10;
const promptTokens = 200;
const tokens = 50;
const model = 'steady';

/** What the whole path adds to a stream against its engine directly: difference of the percentiles of paired runs, the median of all pairs. */
export async function pathOverhead(stand: Stand, { pairs, seconds }: Effort): Promise<readonly Figure[]> {
  const { region, engines } = measuredRegion(stand);
  const engine = engines.find(({ pool }) => pool === model);
  if (engine === undefined) throw new Error(`the stand has no engine of ${model}`);
  const key = await benchKey(stand);
  const load = { key, model, perSecond, promptTokens, tokens, requests: perSecond * seconds };
  const ask = {
    direct: () => loadStreams(stand, { ...load, url: `http://${engine.host.address}:${portOf(stand, engine)}` }),
    whole: () => loadStreams(stand, { ...load, url: stand.url(region.jurisdiction) }),
  };
  const rounds: { readonly direct: StreamTimes; readonly whole: StreamTimes }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // now one first and now the other: what changes with time favours none
    const first = pair % 2 === 0 ? await ask.direct() : undefined;
    const whole = await ask.whole();
    rounds.push({ direct: first ?? (await ask.direct()), whole });
  }
  const where = `aiperf, ${perSecond} requests/s of ${tokens} tokens, ${pairs} pairs of ${load.requests} requests`;
  return percentiles.flatMap(([what, of]) => [
    figure(`Engine directly, ${what}`, median(rounds.map(({ direct }) => direct[of])), where),
    figure(`The whole path adds, ${what}`, median(rounds.map(({ direct, whole }) => whole[of] - direct[of])), where),
  ]);
}

const percentiles = [
  ['first token, p50', 'firstTokenP50Ms'],
  ['first token, p99', 'firstTokenP99Ms'],
  ['between tokens, p50', 'nextTokenP50Ms'],
  ['between tokens, p99', 'nextTokenP99Ms'],
] as const satisfies readonly (readonly [string, keyof StreamTimes])[];

function figure(what: string, valueMs: number, where: string): Figure {
  return { what, value: `${valueMs.toFixed(2)} ms`, aim: '', where };
}
