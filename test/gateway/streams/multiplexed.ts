import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { said } from '#test/gateway/trial/api-error';
import { asked, type StreamTrial } from './trial';

const STREAMS = 16;
const TOKENS = 400;
/** One after the other there would be one at a time; a machine that is busy starts them late. */
const LEAST_AT_ONCE = 4;

/** Many streams at once on one HTTP/2 connection, and a request that overtakes them: the gateway answers it by itself, so it waits for no engine. */
export async function checkMultiplexing(trial: StreamTrial): Promise<readonly Check[]> {
  const long = asked(trial, { tokens: TOKENS, stream: true, connection: 'multiplexed' });
  const { url, key } = trial;
  const short = {
    url: `${url}/v1/models`,
    headers: { authorization: `Bearer ${key}` },
    connection: 'multiplexed',
    afterMs: 200,
  };
  const answers = await trial.client.askAll(
    [...Array.from({ length: STREAMS }, () => long), short].map((ask) => ({ ...ask, protocol: 'h2' as const })),
  );
  const streams = answers.slice(0, STREAMS);
  const quick = answers.at(-1);
  const failed = answers.filter(({ status, whole }) => status !== 200 || !whole).map(said);
  const peak = mostAtOnce(streams);
  const overtaken = streams.filter(({ endedMs }) => endedMs > (quick?.endedMs ?? Number.POSITIVE_INFINITY)).length;
  const problems = [
    ...failed,
    ...(peak >= LEAST_AT_ONCE ? [] : [`no more than ${peak} of ${STREAMS} streams came at once`]),
    ...(overtaken > 0 ? [] : [`the list of models waited for all ${STREAMS} streams`]),
  ];
  return [
    checkOf(
      'One HTTP/2 connection',
      problems,
      `${peak} of ${STREAMS} streams at once, ${overtaken} overtaken by the list of models`,
    ),
  ];
}

/** Streams of which the first byte had come and not the last, at the busiest moment. */
function mostAtOnce(streams: readonly Answer[]): number {
  const begun = streams.flatMap(({ firstByteMs }) => firstByteMs ?? []);
  const at = (ms: number) =>
    streams.filter(({ firstByteMs, endedMs }) => firstByteMs !== null && firstByteMs <= ms && endedMs > ms).length;
  return Math.max(0, ...begun.map(at));
}
