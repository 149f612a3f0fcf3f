import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { textTable } from '#report';
import { onBenchStand } from './bench/bench-stand';
import type { Figure } from './bench/figure';
import { type FiguresBlock, withFigures } from './bench/figures-block';
import { measureAuthorizer } from './bench/measure-authorizer';
import { benchOptions, type Part } from './bench/options';
import { pathOverhead } from './bench/overhead-figures';
import { heldStreams } from './bench/stream-figures';

/*
 * npm run bench:gateway [-- --only authorizer,overhead,streams --pairs 5 --seconds 10 --write]
 *
 * What the authorizer costs (its program and the settings of `production`, Envoy, emulated AWS), what the whole path adds to a stream, and what
 * streams take of one gateway (a stand of one Region, from what `meridian render` writes), on this machine. With `--write` the figures go into
 * docs/authorizer.md. Not a test: a busy machine gives other figures. The last two need Linux and root, as `npm run test:gateway` does.
 */

const page = join(__dirname, '../../docs/authorizer.md');

async function main(): Promise<void> {
  const { only, effort, write } = benchOptions(process.argv.slice(2));
  // each part as it is measured: one that cannot be takes no other's figures with it
  const measure = async (part: Part, figuresOf: () => Promise<readonly Figure[]>) => {
    if (!only.includes(part)) return;
    say(part);
    const before = machine();
    report({ part, figures: await figuresOf(), machine: before }, write);
  };
  await measure('authorizer', () => measureAuthorizer(effort));
  if (only.some((part) => part !== 'authorizer')) {
    await onBenchStand(say, async (stand) => {
      await measure('overhead', () => pathOverhead(stand, effort));
      await measure('streams', () => heldStreams(stand));
    });
  }
}

function report(measured: FiguresBlock, write: boolean): void {
  const rows = measured.figures.map(({ what, value, aim, where }) => [what, value, aim, where]);
  process.stdout.write(`${measured.machine}\n${textTable([measured.part, 'measured', 'aim', 'how'], rows)}\n\n`);
  if (write) writeFileSync(page, withFigures(readFileSync(page, 'utf8'), measured));
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function machine(): string {
  const [{ model = 'unknown' } = {}] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]?.toFixed(1);
  return `${date}, ${cpus().length} cores (${model.trim()}), ${gibibytes} GiB, load ${load} before, Node ${process.versions.node}, everything on one machine.`;
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
