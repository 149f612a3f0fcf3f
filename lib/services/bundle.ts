import { statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Programs, by the name of their file in the image. */
const entryPoints = { authorizer: join(__dirname, 'authorizer/main.ts') };

/**
 * Writes each service as one CommonJS file that runs by Node alone: `node --require tsx/cjs lib/services/bundle.ts FOLDER`. No
 * dependency of theirs has native parts. Names are kept, since they stand in traces; licences stand at the end.
 */
async function bundle(folder: string): Promise<void> {
  await build({
    entryPoints,
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: ['node20', 'node24'],
    legalComments: 'eof',
    logLevel: 'warning',
  });
  for (const name of Object.keys(entryPoints)) {
    const file = join(folder, `${name}.cjs`);
    process.stdout.write(`${file}: ${(statSync(file).size / 1024).toFixed(0)} KiB\n`);
  }
}

const [, , folder] = process.argv;
if (folder === undefined) {
  process.stderr.write('usage: node --require tsx/cjs lib/services/bundle.ts FOLDER\n');
  process.exitCode = 2;
} else void bundle(folder);
