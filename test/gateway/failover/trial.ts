import { waitUntil } from '#test/conformance/wait-until';
import type { Answer } from '#test/gateway/client/ask';
import type { Client } from '#test/gateway/client/client';
import type { Engine, RegionStand, Stand } from '#test/gateway/stand';
import { bodyOf, type Chat, chat, placeOf, told } from '#test/gateway/trial/chat';
import { type LogLine, logged } from '#test/gateway/trial/logged';
import { enginesOf, regionsOf } from '#test/gateway/trial/places';
import type { ModelPool } from '#topology';

/** A Region, its peer, a model that both serve, and the smaller one that takes over from it. */
export interface FailoverTrial {
  readonly stand: Stand;
  readonly client: Client;
  readonly here: RegionStand;
  readonly peer: RegionStand;
  readonly large: ModelPool;
  readonly small: ModelPool;
}

/**
 * The first two Regions of a jurisdiction, and the model of theirs that falls back to another.
 *
 * @throws Error when the stand has no such model
 */
export function failoverTrial(stand: Stand, client: Client, jurisdiction: string): FailoverTrial {
  const [here, peer] = regionsOf(stand, jurisdiction);
  const pools = here?.region.modelPools ?? [];
  const large = pools.find(({ model }) => model.fallback !== null);
  const small = pools.find(({ name }) => name === large?.model.fallback);
  if (here === undefined || peer === undefined || large === undefined || small === undefined)
    throw new Error(`${jurisdiction}: failover needs two Regions and a model with a fallback`);
  return { stand, client, here, peer, large, small };
}

/** Engines of the large model in a Region. */
export function largeEngines({ large }: FailoverTrial, place: RegionStand): readonly Engine[] {
  return enginesOf(place, large.name);
}

/** Engines of the smaller model in a Region, its canary's too. */
export function smallEngines({ small }: FailoverTrial, place: RegionStand): readonly Engine[] {
  return enginesOf(place, small.name, small.canary?.pool.name);
}

/** Asks the first Region for the large model, `times` at once. */
export function askHere(
  { stand, client, here, large }: FailoverTrial,
  asked: Omit<Chat, 'url' | 'model'>,
  times = 1,
): Promise<readonly Answer[]> {
  const url = stand.url(here.region.jurisdiction, here.region.name);
  return client.askAll(Array.from({ length: times }, () => chat({ ...asked, url, model: large.model.servedName })));
}

/** What is wrong with answers that should be 200 from a pool of a Region, with its model's name in the body. */
export function notBy(
  { stand, small }: FailoverTrial,
  { place, pool }: { place: RegionStand; pool: ModelPool },
  answers: readonly Answer[],
): string[] {
  const pools = pool === small ? [pool.name, pool.canary?.pool.name] : [pool.name];
  return answers
    .filter((answer) => {
      const by = placeOf(stand, answer);
      const right = by?.region === place.region.name && pools.includes(by.pool);
      return answer.status !== 200 || !right || bodyOf(answer).model !== pool.model.servedName;
    })
    .map((answer) => `${told(stand, answer)}; wanted: 200 by ${place.region.name}/${pool.name}`);
}

/** Waits until the first Region answers three times in a row itself, and says how long that took, milliseconds. */
export async function untilLocal(trial: FailoverTrial, key: string): Promise<number> {
  const started = performance.now();
  let last: readonly Answer[] = [];
  await waitUntil(
    async () => {
      last = await askHere(trial, { key }, 3);
      return notBy(trial, { place: trial.here, pool: trial.large }, last).length === 0;
    },
    {
      what: `${trial.here.region.name} answers for ${trial.large.name} itself again`,
      withinMs: 45_000,
      everyMs: 300,
      explain: () => last.map((answer) => told(trial.stand, answer)).join('\n'),
    },
  );
  return performance.now() - started;
}

/** Lines of a Region's access log about a tenant, when there are `count` at least. */
export function linesOf(place: RegionStand, tenant: string, count: number): Promise<readonly LogLine[]> {
  return logged(place, tenant, { fits: (line) => line.tenant === tenant, count });
}
