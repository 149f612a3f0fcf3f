import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CRD_SOURCES, type CrdSource } from './crd-sources';
import { findDefinitions } from './find-definitions';
import { headerOf, renderGroup } from './render-group';

/*
 * npm run imports [-- --crds FOLDER]
 *
 * Writes one file per API group beside this folder, from the definitions that crd-sources.ts pins. FOLDER holds the
 * definitions (YAML, subfolders are searched) of components whose release the Go module proxy lacks. A file that cannot be
 * generated stays as it is; that is an error only when it came from another release than the pinned one.
 */

const IMPORTS = join(__dirname, '..');

interface Result {
  readonly outcome: 'written' | 'kept' | 'failed';
  readonly report: string;
}

function generate(source: CrdSource, folder: string | undefined): Result {
  const name = `${source.group}.ts`;
  const file = join(IMPORTS, name);
  const release = `${source.module}@${source.version}`;
  const found = findDefinitions(source, folder);
  if ('definitions' in found) {
    try {
      writeFileSync(file, renderGroup(source, found.definitions));
    } catch (error) {
      return { outcome: 'failed', report: `${name}: ${(error as Error).message}` };
    }
    return { outcome: 'written', report: `${name} from ${release} (${found.place})` };
  }
  const current = existsSync(file) && readFileSync(file, 'utf8').startsWith(`${headerOf(source)}\n`);
  return current
    ? { outcome: 'kept', report: `${name}, generated from ${release} before: ${found.reason}` }
    : { outcome: 'failed', report: `${name} is not from ${release}: ${found.reason}` };
}

const { values } = parseArgs({ options: { crds: { type: 'string' } } });
const results = CRD_SOURCES.map((source) => generate(source, values.crds));
for (const { outcome, report } of results) console.log(`${outcome.padEnd(8)} ${report}`);

const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
console.log(`\n${count('written')} written, ${count('kept')} kept as they were, ${count('failed')} failed`);
if (count('failed') > 0) {
  console.error('For a release that the proxy lacks: --crds FOLDER (a checkout of the component at that release).');
  process.exitCode = 1;
}
