import { type Check, checkOf } from '#test/conformance/check';
import { waitUntil } from '#test/conformance/wait-until';
import type { Answer, Ask } from '#test/gateway/client/ask';
import { said } from '#test/gateway/trial/api-error';
import { askAt, bearer, endpointsOf } from '#test/gateway/trial/endpoints';
import { roomInWindow } from '#test/gateway/trial/window';
import { countersOf, type TenantCounters } from './limit-store';
import { overLimitProblems } from './rate-headers';
import { askCounted, asked, type LimitTrial, tenantOf, tierOf } from './trial';

const NEEDS_SECONDS = 15;
const DAY_SECONDS = 86_400;

/** Tokens are charged as the engines counted them, for every path and for streams, to the minute and to the day. */
export async function checkTokens(trial: LimitTrial): Promise<readonly Check[]> {
  const { client, place, stand } = trial;
  const { gateway, stores } = place.region;
  const tier = tierOf(trial, 'few-tokens');
  const tenant = await tenantOf(trial, 'tokens', tier.name);
  const counters = countersOf(stand, place, { tenant: tenant.name, port: stores.cache?.port ?? 6379 });
  await roomInWindow('Minute', NEEDS_SECONDS);

  const served: Answer[] = [];
  for (const ask of everyPath(trial, tenant.key)) served.push(await client.ask(ask));
  const used = served.map(usageOf);
  const charged = await sumCharged(counters, total(used));
  const failed = served.filter(({ status }) => status !== 200).map(said);
  const charges = checkOf(
    'Tokens are charged as they were used',
    [...failed, ...(charged === total(used) ? [] : [`${charged} charged, ${used.join(' + ')} used`])],
    `${used.join(' + ')} tokens of chat, its stream, completions, their stream and embeddings`,
  );

  // the last one that begins within the budget is served whole
  const whole = await client.ask(asked(trial, tenant, { tokens: tier.tokensPerMinute - total(used) }));
  const spent = total(used) + usageOf(whole);
  await sumCharged(counters, spent);
  const minute = await refusals(trial, tenant.key);
  await counters.passMinute();
  const inDay = await client.ask(asked(trial, tenant, { tokens: tier.tokensPerDay - spent }));
  await sumCharged(counters, spent + usageOf(inDay));
  await counters.passMinute();
  const day = await refusals(trial, tenant.key);
  const left = DAY_SECONDS - ((Date.now() / 1000) % DAY_SECONDS);
  const told = (answers: readonly Answer[], bound: { limit: number; longest: number }) =>
    answers.flatMap((answer) => overLimitProblems(answer, gateway, bound));
  return [
    charges,
    checkOf(
      'Tokens in a minute',
      [...(whole.status === 200 ? [] : [said(whole)]), ...told(minute, { limit: tier.tokensPerMinute, longest: 60 })],
      `${spent} used of ${tier.tokensPerMinute}, the last request served whole; then 429 on every path`,
    ),
    checkOf(
      'Tokens in a day',
      [
        ...told(day, { limit: tier.tokensPerDay, longest: Math.ceil(left) + 1 }),
        ...day.flatMap(({ headers }) =>
          Math.abs(Number(headers['retry-after']) - left) < 5
            ? []
            : [`retry-after ${headers['retry-after']}: the day lasts ${left} s`],
        ),
      ],
      `${spent + usageOf(inDay)} used of ${tier.tokensPerDay}; then 429 until the day ends, though the minute is new`,
    ),
  ];
}

function everyPath(trial: LimitTrial, key: string): readonly Ask[] {
  const paths = endpointsOf(trial.stand.topology).filter(({ body }) => body !== undefined);
  return paths.flatMap((endpoint) => {
    const plain = askAt(trial.url, endpoint, bearer(key));
    const body = { ...endpoint.body, stream: true, ...usageAsked[endpoint.path] };
    const streamed = askAt(trial.url, { ...endpoint, body }, bearer(key));
    return endpoint.path === '/v1/embeddings' ? [plain] : [plain, streamed];
  });
}

/** For chats the gateway itself asks for it. vLLM tells it in any case, as it is started here; the simulator has no such option. */
const usageAsked: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/v1/completions': { stream_options: { include_usage: true } },
};

async function refusals(trial: LimitTrial, key: string): Promise<readonly Answer[]> {
  return askCounted(trial.client, everyPath(trial, key));
}

/** Total tokens that an answer or the end of a stream reports. */
function usageOf({ body, events }: Answer): number {
  const texts = events.length > 0 ? events.map(({ data }) => data).filter((data) => data !== '[DONE]') : [body];
  const reports = texts.map(
    (text) => (JSON.parse(text) as { usage?: { total_tokens?: number } | null }).usage?.total_tokens,
  );
  return reports.findLast((tokens) => tokens !== undefined) ?? 0;
}

/** The day's counter, once it has come to what is expected or has stood still for a while: answers end before they are charged. */
async function sumCharged(counters: TenantCounters, expected: number): Promise<number> {
  let read = 0;
  const attempt = async () => {
    read = total(await counters.read('Day'));
    return read === expected;
  };
  await waitUntil(attempt, { what: 'charge', withinMs: 2000, everyMs: 100 }).catch(() => undefined);
  return read;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
