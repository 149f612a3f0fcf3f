import { waitUntil } from '#test/conformance/wait-until';
import type { Answer, Ask } from '#test/gateway/client/ask';
import type { Client } from '#test/gateway/client/client';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { type Chat, chat } from '#test/gateway/trial/chat';
import { servedName } from '#test/gateway/trial/endpoints';
import { newTenant, type Tenant } from '#test/gateway/trial/tenants';
import { rateHeaders } from './rate-headers';

/** What the checks of limits need. */
export interface LimitTrial {
  readonly stand: Stand;
  readonly place: RegionStand;
  readonly client: Client;
  readonly url: string;
}

type Tier = RegionStand['region']['gateway']['tiers'][number];

/** Answers in a row, each on a connection of its own, by which every Envoy has shown that it counts. */
const IN_A_ROW = 12;

const MOST_TRIES = 4;

export function tierOf({ place }: Pick<LimitTrial, 'place'>, name: string): Tier {
  const tier = place.region.gateway.tiers.find((it) => it.name === name);
  if (tier === undefined) throw new Error(`no tier ${name} in the blueprint of the stand`);
  return tier;
}

export function tenantOf({ stand, place }: LimitTrial, name: string, tier: string): Promise<Tenant> {
  return newTenant(stand, { jurisdiction: place.region.jurisdiction, name: `limits-${name}`, tier });
}

/** A chat of a tenant, with the first model unless another is named. */
export function asked({ stand, url }: LimitTrial, { key }: Tenant, rest: Partial<Chat> = {}) {
  return chat({ url, key, model: servedName(stand.topology, 'generate'), ...rest });
}

/** Whether a request was let through without the rate-limit service, which does not always answer in time on a busy machine. */
export function isUncounted(answer: Answer): boolean {
  return answer.status === 200 && rateHeaders(answer) === undefined;
}

/** Asks, and asks again what was let through uncounted. */
export async function askCounted(client: Client, asks: readonly Ask[]): Promise<readonly Answer[]> {
  let answers = await client.askAll(asks);
  for (let tries = 1; tries < MOST_TRIES && answers.some(isUncounted); tries += 1) {
    const again = await client.askAll(asks.filter((_, index) => isUncounted(answers[index] as Answer)));
    const rest = [...again];
    answers = answers.map((answer) => (isUncounted(answer) ? (rest.shift() ?? answer) : answer));
  }
  return answers;
}

/** What is wrong with the number of requests that a limit let through. */
export function admittedProblems(
  answers: readonly Answer[],
  { least, most }: { least: number; most: number },
): string[] {
  const admitted = answers.filter(({ status }) => status === 200).length;
  const uncounted = answers.filter(isUncounted).length;
  const counted = admitted - uncounted;
  const isRight = counted <= most && admitted >= least && uncounted <= most / 2;
  const range = least === most ? `${most}` : `${least} to ${most}`;
  return isRight ? [] : [`${counted} admitted and ${uncounted} let through uncounted, ${range} expected`];
}

/** Waits until every Envoy counts: in the first seconds after its start it does not, and serves all the same. */
export async function untilCounted(trial: LimitTrial): Promise<void> {
  const tenant = await tenantOf(trial, 'loaded', 'enterprise');
  const asks = Array.from({ length: IN_A_ROW }, () => asked(trial, tenant));
  await waitUntil(async () => (await trial.client.askAll(asks)).every((answer) => rateHeaders(answer) !== undefined), {
    what: `limits of ${trial.place.region.name} to be loaded`,
    withinMs: 60_000,
    everyMs: 500,
  });
}
