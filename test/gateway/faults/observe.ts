import { setTimeout as sleep } from 'node:timers/promises';
import { makeApiKey } from '#lib/services/authorizer/api-key';
import { waitUntil } from '#test/conformance/wait-until';
import type { Answer, Ask } from '#test/gateway/client/ask';
import type { Client } from '#test/gateway/client/client';
import type { Stand } from '#test/gateway/stand';
import { bodyOf, chat } from '#test/gateway/trial/chat';
import { type SteadyLoad, type Stroke, type Struck, startLoad } from '#test/gateway/trial/steady-load';
import type { Fault, Observed } from './fault';

/** Kinds of requests that must be answered with 200; all others must never be. */
const goodKinds = ['good', 'stream'];

const every = { goodMs: 100, intruderMs: 300 };

/** Several connections, as several clients have, so that all Envoys are met. */
const connections = 6;

/** Requests in a row that must be answered before all is normal again. */
const calm = 15;

const longestMs = 75_000;

export interface Observer {
  readonly stand: Stand;
  readonly client: Client;
  /** A key that the authorizers know. */
  readonly key: string;
  /** One that was revoked long ago. */
  readonly revoked: string;
}

/** Has a fault happen under a steady load, and says what clients saw. */
export async function observe(observer: Observer, fault: Fault): Promise<Observed> {
  const load = startLoad(observer.client, [...strokes(observer, fault), ...fault.extra]);
  await quiet(load, `${fault.place.region.name} serves before: ${fault.name}`);
  const began = Date.now();
  const mend = await fault.begin();
  let back: number;
  try {
    await sleep(fault.lastsMs);
  } finally {
    back = Date.now();
    await mend();
  }
  await quiet(load, `${fault.place.region.name} serves after: ${fault.name}`);
  return seen(fault, await load.stop(), { began, back });
}

/** Until the last requests were all answered as they should be. */
async function quiet({ answers }: SteadyLoad, what: string): Promise<void> {
  const from = answers.length;
  const recent = () => answers.slice(from).filter(({ kind }) => goodKinds.includes(kind));
  await waitUntil(
    async () =>
      recent().length >= calm &&
      recent()
        .slice(-calm)
        .every(({ answer }) => served(answer)),
    {
      what,
      withinMs: longestMs,
      explain: () =>
        JSON.stringify(
          recent()
            .slice(-3)
            .map(({ answer }) => answer),
          null,
          1,
        ),
    },
  );
}

function strokes({ stand, key, revoked }: Observer, { place: { region } }: Fault): Stroke[] {
  const url = stand.url(region.jurisdiction, region.name);
  const models = region.modelPools
    .filter(({ model }) => model.task === 'generate')
    .map(({ model }) => model.servedName);
  let count = 0;
  const ask = (credential: string | null, name: string): Ask => {
    count += 1;
    const connection = `${region.name}-${name}-${count % connections}`;
    const model = models[count % models.length] ?? '';
    return { ...chat({ url, key: credential, model, connection, timeoutMs: 20_000 }), protocol: 'h2' };
  };
  return [
    { kind: 'good', everyMs: every.goodMs, next: () => ask(key, 'good') },
    { kind: 'unknown', everyMs: every.intruderMs, next: () => ask(makeApiKey(region.jurisdiction).text, 'unknown') },
    { kind: 'revoked', everyMs: every.intruderMs, next: () => ask(revoked, 'revoked') },
    { kind: 'nobody', everyMs: every.intruderMs, next: () => ask(null, 'nobody') },
  ];
}

function served({ status, whole }: Answer): boolean {
  return status === 200 && whole;
}

function seen(
  { name, died }: Fault,
  struck: readonly Struck[],
  { began, back }: { readonly began: number; readonly back: number },
): Observed {
  const good = struck.filter(({ kind }) => goodKinds.includes(kind)).map(({ answer }) => answer);
  const intruders = struck.filter(({ kind }) => !goodKinds.includes(kind)).map(({ answer }) => answer);
  // what was under way when it began met it too
  const meanwhile = good.filter(({ startedMs, endedMs }) => endedMs >= began && startedMs < back);
  const later = good.filter((answer) => answer.startedMs >= back && !served(answer));
  const lost = meanwhile.filter((answer) => !served(answer));
  const dead = died?.();
  return {
    name,
    asked: meanwhile.length,
    failed: counted(lost),
    answeredByDead: lost.filter(({ headers }) => dead !== undefined && headers['x-inference-pod'] === dead).length,
    failedLater: counted(later),
    normalAfterMs: Math.max(0, ...later.map(({ startedMs }) => startedMs - back)),
    intruders: intruders.length,
    admitted: intruders.filter(({ status }) => status !== null && status < 300).length,
  };
}

function counted(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const kinds = answers.map(seenAs);
  return Object.fromEntries(kinds.map((kind) => [kind, kinds.filter((other) => other === kind).length]));
}

/** As the page has it: status and code of the error. */
function seenAs(answer: Answer): string {
  const { status, whole } = answer;
  if (status === null) return 'a broken connection';
  if (status === 200) return whole ? '200' : 'a broken stream';
  return `${status} ${bodyOf(answer).error?.code ?? ''}`.trim();
}
