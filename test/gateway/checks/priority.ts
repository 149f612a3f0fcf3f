import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from '#test/conformance/check';
import type { Answer } from '#test/gateway/client/ask';
import { type Client, openClient } from '#test/gateway/client/client';
import type { RegionStand, Stand } from '#test/gateway/stand';
import type { Suite } from '#test/gateway/suite';
import { bodyOf, chat, placeOf, told } from '#test/gateway/trial/chat';
import { breakEngines, configure } from '#test/gateway/trial/engine-fault';
import { enginesOf, firstRegion } from '#test/gateway/trial/places';
import { ramp } from '#test/gateway/trial/ramp';
import { newTenant, type Tenant } from '#test/gateway/trial/tenants';
import type { ModelPool } from '#topology';

/** How many times as long the least important tier waits, at least. */
const claimed = 2;

/** Answers that take long enough for a few clients to fill the engines. */
const slow = { 'time-to-first-token': '100ms', 'inter-token-latency': '10ms' };
const usual = { 'time-to-first-token': '20ms', 'inter-token-latency': '2ms' };
const tokens = 30;
const answerMs = 100 + (tokens - 1) * 10;

/** A client that is refused asks again: sooner than Retry-After says, for the sake of a short run. */
const againMs = 1000;

/** New requests of each tier, in parts of what the engines can serve, once the ramp is over. More comes of those who ask again. */
const load = { rampMs: 3000, fullMs: 6000, free: 1.1, enterprise: 0.12 };

/** Engines saturated by the least important tier: the most important one feels little of it. */
export const priority: Suite = {
  name: 'priority',
  claims: [
    `With engines saturated by free-tier load, free requests wait ${claimed} times as long as enterprise ones, and longer: until they are served, asking again when refused.`,
    'Load that is shed gets 429 with Retry-After.',
  ],
  async run(stand) {
    // a Region without peers, and its smaller model sheds as well: nobody else takes the load over
    const place = firstRegion(stand, 'us');
    const pool = place.region.modelPools.find(({ model }) => model.fallback !== null);
    const small = place.region.modelPools.find(({ name }) => name === pool?.model.fallback);
    if (pool === undefined || small === undefined) return [checkOf('Priority', ['no model with a fallback'], '')];
    const client = await openClient(stand, stand.clients.us);
    const engines = enginesOf(place, pool.name);
    const smaller = enginesOf(place, small.name, small.canary?.pool.name);
    const repair = await breakEngines(stand, smaller, 'sheds load with 429');
    await configure(stand, engines, slow);
    try {
      return await underLoad({ stand, place, pool, client, slots: engines.length * pool.engine.maxSequences });
    } finally {
      await configure(stand, engines, usual);
      await repair();
      await client.close();
    }
  },
};

interface Trial {
  readonly stand: Stand;
  readonly place: RegionStand;
  readonly pool: ModelPool;
  readonly client: Client;
  /** Requests that the pool's engines run at once. */
  readonly slots: number;
}

async function underLoad(trial: Trial): Promise<Check[]> {
  const [free, enterprise] = await Promise.all([customers(trial, 'free'), customers(trial, 'enterprise')]);
  return [faster(free, enterprise), shed(trial, [...free, ...enterprise])];
}

/** Somebody who wants one answer, and asks until there is one. */
interface Customer {
  /** Beyond what an answer takes of an engine that is free, milliseconds. */
  readonly waitMs: number;
  readonly refusals: readonly Answer[];
}

/** All that come once the pool is full, each when served. */
async function customers(trial: Trial, tier: 'free' | 'enterprise'): Promise<readonly Customer[]> {
  const { jurisdiction } = trial.place.region;
  const tenants = await Promise.all(
    Array.from({ length: 6 }, (_, index) => newTenant(trial.stand, { jurisdiction, name: `${tier}-${index}`, tier })),
  );
  const toPerSecond = (load[tier] * trial.slots * 1000) / answerMs;
  const times = ramp({ ...load, toPerSecond });
  const all = await Promise.all(times.map((at, index) => served(trial, tenants[index % tenants.length], at)));
  return all.filter((_, index) => (times[index] ?? 0) >= load.rampMs);
}

async function served(
  { stand, place, pool, client }: Trial,
  tenant: Tenant | undefined,
  atMs: number,
): Promise<Customer> {
  const { jurisdiction, name } = place.region;
  const ask = {
    ...chat({
      url: stand.url(jurisdiction, name),
      key: tenant?.key ?? null,
      model: pool.model.servedName,
      tokens,
      connection: tenant?.name ?? '',
    }),
    protocol: 'h2' as const,
  };
  await sleep(atMs);
  const from = Date.now();
  const refusals: Answer[] = [];
  while (Date.now() - from < 60_000) {
    const answer = await client.ask(ask);
    const isServed = answer.status === 200 && placeOf(stand, answer)?.pool === pool.name;
    if (isServed) return { waitMs: answer.endedMs - from - answerMs, refusals };
    refusals.push(answer);
    await sleep(againMs);
  }
  return { waitMs: Date.now() - from, refusals };
}

function faster(free: readonly Customer[], enterprise: readonly Customer[]): Check {
  const [long, short] = [meanWait(free), meanWait(enterprise)];
  const figures =
    `free requests wait ${Math.round(long)} ms and are refused ${tries(free)} times, ` +
    `enterprise ones wait ${Math.round(short)} ms and are refused ${tries(enterprise)} times`;
  return checkOf(
    'Priority under saturation',
    long >= claimed * short
      ? []
      : [`${figures}: ${(long / short).toFixed(1)} times as long; claimed: ${claimed} times`],
    `${figures}, asking again after ${againMs / 1000} s: ${(long / short).toFixed(1)} times as long`,
  );
}

function meanWait(all: readonly Customer[]): number {
  return Math.max(1, all.reduce((sum, { waitMs }) => sum + waitMs, 0) / all.length);
}

function tries(all: readonly Customer[]): string {
  return (all.reduce((sum, { refusals }) => sum + refusals.length, 0) / all.length).toFixed(1);
}

function shed({ stand }: Trial, all: readonly Customer[]): Check {
  const refusals = all.flatMap((customer) => customer.refusals);
  const wrong = refusals.filter(
    (answer) =>
      answer.status !== 429 ||
      bodyOf(answer).error?.code !== 'overloaded' ||
      !(Number(answer.headers['retry-after']) > 0),
  );
  return checkOf(
    'Load that is shed',
    [
      ...(refusals.length > 0 ? [] : ['nothing was shed: the pool was not full']),
      ...wrong.slice(0, 3).map((answer) => `${told(stand, answer)}; wanted: 429 overloaded with retry-after`),
      ...(wrong.length > 3 ? [`and ${wrong.length - 3} more of ${refusals.length}`] : []),
    ],
    `${refusals.length} refusals, all of them 429 overloaded with Retry-After`,
  );
}
