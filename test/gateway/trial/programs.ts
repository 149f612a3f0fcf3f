import { waitUntil } from '#test/conformance/wait-until';
import type { Answer } from '#test/gateway/client/ask';
import type { Client } from '#test/gateway/client/client';
import type { Running } from '#test/gateway/ground/ground';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { chat, placeOf, told } from './chat';

/**
 * Ends programs as a crash would.
 *
 * @returns what starts them again; it does not wait until they are ready
 */
export async function stopAll(programs: readonly Running[]): Promise<() => Promise<void>> {
  await Promise.all(programs.map((program) => program.stop('SIGKILL')));
  return async () => void (await Promise.all(programs.map((program) => program.start())));
}

/** Starts what has ended, as a kubelet would. */
export async function revive(programs: readonly Running[]): Promise<void> {
  await Promise.all(programs.filter((program) => !program.alive()).map((program) => program.start()));
}

/** Waits until a Region's gateway answers for each model, by an engine of the Region itself, and does so again. */
export async function untilServed(
  stand: Stand,
  client: Client,
  { place: { region }, key }: { readonly place: RegionStand; readonly key: string },
): Promise<void> {
  const url = stand.url(region.jurisdiction, region.name);
  const models = region.modelPools
    .filter(({ model }) => model.task === 'generate')
    .map(({ model }) => model.servedName);
  // as many as will meet each of several Envoys
  const asks = models.flatMap((model) => Array.from({ length: 4 }, () => chat({ url, key, model, timeoutMs: 8000 })));
  let last: readonly Answer[] = [];
  await waitUntil(
    async () => {
      last = await client.askAll(asks);
      return last.every((answer) => answer.status === 200 && placeOf(stand, answer)?.region === region.name);
    },
    {
      what: `${region.name} serves again`,
      withinMs: 60_000,
      everyMs: 300,
      explain: () => last.map((answer) => told(stand, answer)).join('\n'),
    },
  );
}
