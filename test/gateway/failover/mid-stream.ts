import { type Check, checkOf } from '#test/conformance/check';
import { waitUntil } from '#test/conformance/wait-until';
import type { Engine } from '#test/gateway/stand';
import { configure, portOf, startedAgain } from '#test/gateway/trial/engine-fault';
import { readOnHost } from '#test/gateway/trial/on-host';
import { sumOf } from '#test/gateway/trial/series';
import { newTenant } from '#test/gateway/trial/tenants';
import { askHere, type FailoverTrial, largeEngines, linesOf } from './trial';

const slowMs = 150;

/** An engine that dies while it answers: what the client has cannot be taken back, so that nobody else may begin again. */
export async function diesMidStream(trial: FailoverTrial): Promise<Check> {
  const { stand, here, peer } = trial;
  const { name, key } = await newTenant(stand, { jurisdiction: here.region.jurisdiction, name: 'mid-stream' });
  const engines = largeEngines(trial, here);
  const others = [...here.engines, ...peer.engines];
  await configure(stand, engines, { 'inter-token-latency': `${slowMs}ms` });
  const before = new Map(await Promise.all(others.map(async (one) => [one.pod, await requests(trial, one)] as const)));
  const asked = askHere(trial, { key, stream: true, tokens: 60 });
  const victim = await waitUntil(async () => busy(trial, engines), { what: 'an engine streams', withinMs: 5000 });
  // so that the client has read some of it
  await new Promise((resolve) => setTimeout(resolve, 6 * slowMs));
  await victim.program.stop('SIGKILL');
  const [answer] = await asked;
  const spare = others.filter(({ pod }) => pod !== victim.pod);
  const again = [];
  for (const one of spare) if ((await requests(trial, one)) !== before.get(one.pod)) again.push(one.pod);
  await startedAgain(stand, victim);
  await configure(stand, engines, { 'inter-token-latency': '2ms' });
  const lines = await linesOf(here, name, 1);
  const events = answer?.events ?? [];
  return checkOf(
    'No retry after the first byte',
    [
      ...(answer?.status === 200 && events.length > 0 ? [] : [`the stream did not begin: ${answer?.status}`]),
      ...(answer?.whole === true || events.some(({ data }) => data === '[DONE]')
        ? ['the client saw a whole answer']
        : []),
      ...again.map((pod) => `${pod} was asked as well`),
      ...(lines.length === 1 && Number(lines[0]?.attempts) === 1 ? [] : [`access log: ${JSON.stringify(lines)}`]),
    ],
    `${victim.pod} died after ${events.length} events: the client's stream broke (${answer?.error}), one attempt, no other engine asked`,
  );
}

async function busy(trial: FailoverTrial, engines: readonly Engine[]): Promise<Engine | undefined> {
  for (const engine of engines) {
    if (sumOf(await metrics(trial, engine), 'vllm:num_requests_running') > 0) return engine;
  }
  return undefined;
}

/** Requests that an engine has had, also those under way. */
async function requests(trial: FailoverTrial, engine: Engine): Promise<number> {
  const text = await metrics(trial, engine);
  return sumOf(text, 'vllm:request_success_total') + sumOf(text, 'vllm:num_requests_running');
}

async function metrics({ stand }: FailoverTrial, engine: Engine): Promise<string> {
  const url = `http://127.0.0.1:${portOf(stand, engine)}/metrics`;
  return (await readOnHost(stand.ground, engine.host, [url]))[0] ?? '';
}
