import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/** What a process left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Working directory. */
  readonly cwd: string;
  /** Environment beside that of the test. @default none */
  readonly env?: NodeJS.ProcessEnv;
}

/** What asks for another page than that of a pipe; jest asks for colour when it runs in a terminal. */
const forPipes = { COLUMNS: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined };

/** Runs a program of `bin/` as a real process, from any working directory, without the CDK's template validator. */
export function runProgram(program: string, argv: readonly string[], { cwd, env }: RunOptions): Promise<Outcome> {
  const child = spawn(process.execPath, ['--require', require.resolve('tsx/cjs'), resolve('bin', program), ...argv], {
    cwd,
    env: { ...process.env, ...forPipes, NODE_ENV: undefined, CDK_VALIDATION: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      texts[name] += chunk;
    });
  }
  return new Promise((done, failed) => {
    child.on('error', failed).on('close', (code) => done({ code, ...texts }));
  });
}

export function meridian(argv: readonly string[], options: RunOptions): Promise<Outcome> {
  return runProgram('meridian.ts', argv, options);
}

const scratches: string[] = [];

/** A new folder, outside the repository, that `removeScratches` removes. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-test-'));
  scratches.push(folder);
  return folder;
}

export function removeScratches(): void {
  for (const folder of scratches.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Every file below a folder with its text, sorted by path. */
export function filesOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'latin1')]));
}
