import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { bodyOf, chat, told } from '#test/gateway/trial/chat';
import { breakEngines, type EngineFault } from '#test/gateway/trial/engine-fault';
import { type FailoverTrial, untilLocal } from './trial';

/** Four places may be tried, and in each a request waits for the queue's patience at most; the rest is slack. */
const places = 4;
const slackSeconds = 8;

interface Wanted {
  readonly fault: EngineFault;
  readonly status: number;
  readonly code: string;
  readonly name: string;
}

const wanted: readonly Wanted[] = [
  { name: 'Every pool sheds load', fault: 'sheds load with 429', status: 429, code: 'overloaded' },
  { name: 'Every engine is down', fault: 'refuses connections', status: 503, code: 'unavailable' },
];

/** Nothing in the jurisdiction can serve: an error that says when to come again, in bounded time. */
export async function everythingDown(trial: FailoverTrial, key: string): Promise<Check[]> {
  const checks: Check[] = [];
  for (const one of wanted) checks.push(await down(trial, key, one));
  return checks;
}

async function down(trial: FailoverTrial, key: string, { name, fault, status, code }: Wanted): Promise<Check> {
  const { stand, client, here, peer, large } = trial;
  const boundMs = (places * large.picker.flowControl.queueSeconds + slackSeconds) * 1000;
  const repair = await breakEngines(stand, [...here.engines, ...peer.engines], fault);
  const asks = [here, peer].map(({ region }) =>
    chat({ url: stand.url(region.jurisdiction, region.name), key, model: large.model.servedName, timeoutMs: boundMs }),
  );
  const answers = await client.askAll(asks).finally(repair);
  await untilLocal(trial, key);
  const wrong = (answer: Answer) =>
    answer.status !== status || bodyOf(answer).error?.code !== code || !(Number(answer.headers['retry-after']) > 0);
  const slowest = Math.max(...answers.map(({ startedMs, endedMs }) => endedMs - startedMs));
  return checkOf(
    name,
    answers
      .filter(wrong)
      .map(
        (answer) => `${told(stand, answer)}, retry-after ${answer.headers['retry-after']}; wanted: ${status} ${code}`,
      ),
    `${status} ${code}, retry-after ${answers[0]?.headers['retry-after']} s, after ${(slowest / 1000).toFixed(1)} s at most; bound: ${boundMs / 1000} s`,
  );
}
