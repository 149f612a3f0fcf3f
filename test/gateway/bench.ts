import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { textTable } from '#report';
import { tool } from '#test/toolchain/index';
import { resolveTopology } from '#topology';
import { addedLatency, oneCore } from './bench/authorizer-figures';
import { envoyConfig } from './bench/envoy-config';
import type { Figure } from './bench/figure';
import { withFigures } from './bench/figures-block';
import { ports } from './bench/ports';
import { Processes } from './bench/processes';
import { startAuthorizer } from './bench/start-authorizer';

/*
 * npm run bench:gateway [-- --pairs 5 --seconds 10 --write]
 *
 * What the authorizer costs, on this machine: its program and the settings of `production`, Envoy, emulated AWS. With `--write` the figures
 * go into docs/authorizer.md. Not a test: a busy machine gives other figures.
 */

const page = join(__dirname, '../../docs/authorizer.md');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '10' },
      write: { type: 'boolean', default: false },
    },
  });
  const effort = { pairs: Number(values.pairs), seconds: Number(values.seconds) };
  if (!(effort.pairs > 0 && effort.seconds > 0)) throw new Error('--pairs, --seconds: a number above 0');
  const processes = new Processes(mkdtempSync(join(tmpdir(), 'meridian-bench-')));
  try {
    const figures = await measure(processes, effort);
    const rows = figures.map(({ what, value, aim, where }) => [what, value, aim, where]);
    process.stdout.write(`${textTable(['', 'measured', 'aim', 'how'], rows)}\n`);
    if (values.write) writeFileSync(page, withFigures(readFileSync(page, 'utf8'), figures, machine()));
  } finally {
    processes.end();
    rmSync(processes.folder, { recursive: true, force: true });
  }
}

async function measure(processes: Processes, effort: { readonly pairs: number; readonly seconds: number }) {
  const { jurisdiction, authorizer } = subject();
  const { folder } = processes;
  const started = await startAuthorizer(processes, { jurisdiction, authorizer });
  const config = join(folder, 'envoy.json');
  writeFileSync(config, JSON.stringify(envoyConfig(authorizer)));
  await processes.start({
    name: 'envoy',
    command: [await tool('envoy'), '--config-path', config, '--concurrency', '1', '--log-level', 'error'],
    ready: { url: `http://127.0.0.1:${ports.envoyAdmin}/ready`, status: 200 },
  });
  const of = { folder, key: started.key, pathPrefix: authorizer.pathPrefix };
  const figures: readonly Figure[] = [...(await addedLatency(of, effort)), ...(await oneCore(of, effort))];
  await started.close();
  return figures;
}

/** A Region of production, and its authorizer. */
function subject() {
  const shipped = deployments.find(({ name }) => name === 'production');
  if (shipped === undefined) throw new Error('regions/index.ts: no deployment "production"');
  const [jurisdiction] = resolveTopology(parseBlueprint(shipped.blueprint)).jurisdictions;
  const [region] = jurisdiction?.regions ?? [];
  if (jurisdiction === undefined || region === undefined) throw new Error('production has no Region');
  return { jurisdiction, authorizer: region.gateway.access.authorizer };
}

function machine(): string {
  const [{ model = 'unknown' } = {}] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, ${cpus().length} cores (${model.trim()}), Node ${process.versions.node}, everything on one machine.`;
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
