import { type Check, checkOf } from '#test/conformance/check';
import { waitUntil } from '#test/conformance/wait-until';
import type { Ask } from '#test/gateway/client/ask';
import { openClient } from '#test/gateway/client/client';
import { type Recorder, startRecorder } from '#test/gateway/recorder/recorder';
import type { Stand } from '#test/gateway/stand';
import { enginesOf, firstRegion } from '#test/gateway/trial/places';
import { newTenant } from '#test/gateway/trial/tenants';
import { asked, protocols } from './trial';

const TOKENS = 200;
/** The whole answer takes 10 s: by then the engine is free in any case. */
const TOKEN_MS = 50;
const LEAVES_AFTER = 5;
const FREE_WITHIN_MS = 3000;
const TRIES = 24;

/** A client that leaves in mid-stream frees its engine at once, whatever it spoke. */
export async function checkLeaving(stand: Stand): Promise<readonly Check[]> {
  const place = firstRegion(stand, 'us');
  const { jurisdiction, name } = place.region;
  const pool = place.region.modelPools.find(({ model }) => model.task === 'generate');
  const [engine] = enginesOf(place, pool?.name);
  if (engine === undefined) throw new Error(`no engine runs in ${name}`);
  const { key } = await newTenant(stand, { jurisdiction, name: 'streams-left' });
  const client = await openClient(stand, stand.clients.us);
  const recorder = await startRecorder(stand, engine, TOKEN_MS);
  try {
    const trial = { stand, url: stand.url(jurisdiction, name), key };
    const checks: Check[] = [];
    for (const protocol of protocols) {
      const ask = { ...asked(trial, { tokens: TOKENS, stream: true }), protocol, leaveAfterEvents: LEAVES_AFTER };
      const problems = await untilThere((one) => client.ask(one), { ask, pod: engine.pod, recorder });
      checks.push(
        checkOf(
          `A client that leaves, over ${protocol}`,
          problems,
          `its engine is free within ${FREE_WITHIN_MS / 1000} s, after a part of ${TOKENS} tokens`,
        ),
      );
    }
    return checks;
  } finally {
    await recorder.stop();
    await client.close();
  }
}

/** Asks until the recorder is the engine that answers, then sees whether it stops. */
async function untilThere(
  send: (ask: Ask) => Promise<{ readonly headers: Readonly<Record<string, string>> }>,
  { ask, pod, recorder }: { readonly ask: Ask; readonly pod: string; readonly recorder: Recorder },
): Promise<string[]> {
  const before = (await recorder.records()).length;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { headers } = await send(ask);
    if (headers['x-inference-pod'] !== pod) continue;
    return stopped(recorder, before);
  }
  return [`none of ${TRIES} requests came to ${pod}`];
}

async function stopped(recorder: Recorder, before: number): Promise<string[]> {
  const last = async () => (await recorder.records()).slice(before).at(-1);
  const free = await waitUntil(async () => (await last())?.state !== 'runs', {
    what: 'the engine to be free',
    withinMs: FREE_WITHIN_MS,
    everyMs: 50,
  }).catch((error: Error) => error.message);
  const seen = await last();
  if (typeof free === 'string' || seen === undefined) return [`${free}: ${JSON.stringify(seen)}`];
  return seen.state === 'left' && seen.tokens < TOKENS / 2
    ? []
    : [`it made ${seen.tokens} tokens, and is ${seen.state}`];
}
