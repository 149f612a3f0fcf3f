import { type Attacked, attack } from './attack';
import type { Figure } from './figure';
import { median } from './median';
import { ports } from './ports';
import { authorizerCore } from './start-authorizer';

/** What the authorizer adds is measured at this rate, requests a second. */
const perSecond = 500;

/** Pairs of runs, one without the authorizer and one with it, by turns. */
export interface Effort {
  readonly pairs: number;
  readonly seconds: number;
}

/** Where measurements are made, and with what. */
export interface Subject {
  readonly folder: string;
  readonly key: string;
  readonly pathPrefix: string;
}

/** What the authorizer adds to Envoy alone: difference of the percentiles of paired runs, the median of all pairs. */
export async function addedLatency({ folder, key }: Subject, { pairs, seconds }: Effort): Promise<readonly Figure[]> {
  const run = (port: number, of: number) =>
    attack(folder, { ...requestOf(key, port), perSecond, seconds: of, workers: 1, core: null });
  for (const port of [ports.alone, ports.asking]) await run(port, 3);
  const rounds = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // now one first and now the other: what changes with time favours none
    const order = pair % 2 === 0 ? [ports.alone, ports.asking] : [ports.asking, ports.alone];
    const results = new Map<number, Awaited<ReturnType<typeof run>>>();
    for (const port of order) results.set(port, await run(port, seconds));
    const [alone, asking] = [results.get(ports.alone), results.get(ports.asking)];
    if (alone === undefined || asking === undefined) throw new Error('a run of the pair is missing');
    for (const result of [alone, asking]) allAnswered(result);
    rounds.push({ alone, asking });
  }
  const where = `${perSecond} requests/s, ${pairs} pairs of ${seconds} s`;
  const of = (what: string, valueMs: number, aim: string) => ({ what, value: `${valueMs.toFixed(2)} ms`, where, aim });
  return [
    of('Envoy alone, p50', median(rounds.map(({ alone }) => alone.p50Ms)), ''),
    of('Envoy alone, p99', median(rounds.map(({ alone }) => alone.p99Ms)), ''),
    of('The authorizer adds, p50', median(rounds.map(({ alone, asking }) => asking.p50Ms - alone.p50Ms)), '< 1 ms'),
    of('The authorizer adds, p99', median(rounds.map(({ alone, asking }) => asking.p99Ms - alone.p99Ms)), '< 2 ms'),
  ];
}

/** How many decisions a second one core gives, asked directly and as fast as it answers. */
export async function oneCore({ folder, key, pathPrefix }: Subject, { seconds }: Effort): Promise<readonly Figure[]> {
  const request = requestOf(key, ports.authorizer, pathPrefix);
  const otherCore = authorizerCore + 1;
  const result = await attack(folder, {
    ...request,
    perSecond: null,
    seconds,
    workers: 32,
    core: otherCore,
  });
  allAnswered(result);
  const where = `32 connections, no Envoy, load from another core, ${seconds} s`;
  return [{ what: 'Decisions on one core', value: `${Math.round(result.perSecond)} a second`, where, aim: '' }];
}

/** Refusals are quick, and an overloaded machine measures itself. */
function allAnswered({ failed, statuses }: Attacked): void {
  if (failed > 0) throw new Error(`${failed} requests were not answered with 200: ${JSON.stringify(statuses)}`);
}

function requestOf(key: string, port: number, prefix = '') {
  return {
    url: `http://127.0.0.1:${port}${prefix}/v1/chat/completions`,
    // as Envoy asks: no body, its own id and the address that it saw
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Length': '0',
      'X-Request-Id': '6f1bb2a4-24f0-4a77-9d6e-3c5a1c0d8e11',
      'X-Forwarded-For': '192.0.2.7',
    },
  };
}
