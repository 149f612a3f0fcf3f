import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import type { Stand } from '#test/gateway/stand';
import { said } from '#test/gateway/trial/api-error';
import { placeOf } from '#test/gateway/trial/chat';
import { portOf } from '#test/gateway/trial/engine-fault';
import { readOnHost } from '#test/gateway/trial/on-host';
import { durationMs } from './duration-ms';
import { asked, protocols, type StreamTrial } from './trial';

const TOKENS = 400;

/**
 * Tokens come while the engine still makes others: between the first and the last lies at least half of the time that the engine takes to make
 * them. A gateway that collects answers would send all at once.
 */
export async function checkFirstToken(trial: StreamTrial): Promise<readonly Check[]> {
  const answers = await trial.client.askAll(
    protocols.map((protocol) => ({ ...asked(trial, { tokens: TOKENS, stream: true }), protocol })),
  );
  return Promise.all(
    answers.map(async (answer, index) => {
      const { problems, summary } = await spread(trial.stand, answer);
      return checkOf(`First token while the engine still works, over ${protocols[index]}`, problems, summary);
    }),
  );
}

async function spread(stand: Stand, answer: Answer) {
  const { events, whole, startedMs } = answer;
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined || !whole) return { problems: [said(answer)], summary: '' };
  const leastMs = ((TOKENS - 1) * (await interTokenMs(stand, answer))) / 2;
  const tookMs = last.atMs - first.atMs;
  const problems = [
    ...(tookMs >= leastMs
      ? []
      : [`${events.length} events within ${tookMs.toFixed(0)} ms, at least ${leastMs} expected`]),
    ...(events.length >= TOKENS ? [] : [`${events.length} events for ${TOKENS} tokens`]),
    ...(last.data === '[DONE]' ? [] : [`the last event is ${last.data}`]),
  ];
  const summary = `the first after ${(first.atMs - startedMs).toFixed(0)} ms, the last of ${events.length} ${tookMs.toFixed(0)} ms later`;
  return { problems, summary };
}

/** Time that the simulator which answered takes for a token, by its own word. */
async function interTokenMs(stand: Stand, answer: Answer): Promise<number> {
  const place = placeOf(stand, answer);
  const engine = stand.regions[place?.region ?? '']?.engines.find(({ pod }) => pod === place?.pod);
  if (engine === undefined) throw new Error(`no engine is named by ${JSON.stringify(answer.headers)}`);
  const [text] = await readOnHost(stand.ground, engine.host, [
    `http://127.0.0.1:${portOf(stand, engine)}/admin/config`,
  ]);
  const told = (JSON.parse(text ?? '{}') as { 'inter-token-latency'?: string | number })['inter-token-latency'];
  return durationMs(told);
}
