import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Check, checkOf } from '#test/conformance/check';
import { openClient } from '#test/gateway/client/client';
import { classed, type FaultRow, worseThan, worst } from '#test/gateway/faults/classes';
import type { Fault, Observed } from '#test/gateway/faults/fault';
import { faultsHere, faultsThere } from '#test/gateway/faults/fault-list';
import { type Observer, observe } from '#test/gateway/faults/observe';
import { faultPage, readFaultPage } from '#test/gateway/faults/page';
import type { Suite } from '#test/gateway/suite';
import { regionsOf } from '#test/gateway/trial/places';
import { newTenant } from '#test/gateway/trial/tenants';
import { watchOthers } from '#test/gateway/trial/witness';

const page = resolve(__dirname, '../../../docs/faults.md');

/** Every part of the request path away for a while, under a steady load: docs/faults.md. */
export const faults: Suite = {
  name: 'faults',
  claims: [
    'While one part of the request path is away, clients see what docs/faults.md says, and no worse.',
    'Whatever is away, nobody is admitted without a good credential.',
    'Nothing of it reaches another jurisdiction.',
  ],
  async run(stand) {
    const [here, there] = regionsOf(stand, 'eu');
    if (here === undefined || there === undefined) throw new Error('faults: two Regions of eu are needed');
    const client = await openClient(stand, stand.clients.eu);
    try {
      const [good, left] = await Promise.all([
        newTenant(stand, { jurisdiction: 'eu', name: 'faults' }),
        newTenant(stand, { jurisdiction: 'eu', name: 'left' }),
      ]);
      await stand.revokeKey(left.key);
      const observer: Observer = { stand, client, key: good.key, revoked: left.key };
      const witness = await watchOthers(stand, 'eu');
      const lanes = await Promise.all([
        oneAfterTheOther(observer, faultsHere(stand, here, good.key)),
        oneAfterTheOther(observer, faultsThere(there)),
      ]);
      const observed = lanes.flat();
      return [...compared(observed), authHeld(observed), await witness.check('while parts of its Regions were away')];
    } finally {
      await client.close();
    }
  },
};

async function oneAfterTheOther(observer: Observer, list: readonly Fault[]): Promise<Observed[]> {
  const observed: Observed[] = [];
  for (const fault of list) observed.push(await observe(observer, fault));
  return observed;
}

/** With `--update` the page takes what was worse than it says; a page that was removed first is made from this run alone. */
function compared(observed: readonly Observed[]): Check[] {
  const rows = observed.map(classed);
  const before = existsSync(page) ? readFaultPage(readFileSync(page, 'utf8')) : [];
  const updated = rows.map((row) => worst(before.find(({ name }) => name === row.name) ?? row, row));
  const update = process.argv.includes('--update');
  if (update) writeFileSync(page, faultPage(updated));
  const written = update ? updated : before;
  return observed.map((seen, index) => {
    const row = rows[index] as FaultRow;
    const promised = written.find(({ name }) => name === seen.name);
    const problems =
      promised === undefined ? ['docs/faults.md does not have it; mend: run with --update'] : worseThan(promised, row);
    return checkOf(
      `Fault: ${seen.name}`,
      problems.length === 0 ? [] : [...problems, figures(seen)],
      `${figures(seen)}; normal again ${row.normal}`,
    );
  });
}

function figures({ asked, failed, failedLater, normalAfterMs }: Observed): string {
  const meanwhile = `of ${asked} requests failed: ${counts(failed)}`;
  if (normalAfterMs === 0) return meanwhile;
  return `${meanwhile}; later: ${counts(failedLater)}, the last ${Math.round(normalAfterMs)} ms after it was back`;
}

function counts(failed: Readonly<Record<string, number>>): string {
  const kinds = Object.entries(failed).map(([status, times]) => `${status} (${times})`);
  return kinds.join(', ') || 'none';
}

function authHeld(observed: readonly Observed[]): Check {
  const asked = observed.reduce((sum, { intruders }) => sum + intruders, 0);
  return checkOf(
    'Nobody is admitted without a good credential',
    observed.filter(({ admitted }) => admitted > 0).map(({ name, admitted }) => `${name}: ${admitted} admitted`),
    `${asked} requests with no key, an unknown one or a revoked one, over ${observed.length} faults: none admitted`,
  );
}
