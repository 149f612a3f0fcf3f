import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_WITHIN_MS = 10_000;
const LOG_LINES = 15;
const running = new Set<ChildProcess>();

// However this process ends (save by SIGKILL), its servers end with it.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.once(signal, () => process.exit(128 + number));
}

/** A program that runs beside the tests until it is stopped. */
export interface ServerProcess {
  readonly pid: number;
  /** Whether it still runs. */
  alive(): boolean;
  /** The last lines that it wrote. */
  lastWords(): string;
  /** Ends it and waits for its end. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** File for what it writes. */
  readonly log: string;
  /** Environment beside that of this process. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** @default that of this process */
  readonly cwd?: string;
}

/** Starts a server. Whether it is ready is for the caller to find out. */
export function startServer({ program, args, log, env, cwd }: ServerCommand): ServerProcess {
  const file = openSync(log, 'a');
  const child = spawn(program, args, { env: { ...process.env, ...env }, cwd, stdio: ['ignore', file, file] });
  closeSync(file);
  running.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve()).once('error', () => resolve());
  }).then(() => void running.delete(child));
  return {
    pid: child.pid ?? 0,
    alive: () => running.has(child),
    lastWords: () =>
      existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n') : '',
    async stop() {
      child.kill('SIGTERM');
      const late = new AbortController();
      const kill = sleep(STOP_WITHIN_MS, undefined, { signal: late.signal }).then(
        () => child.kill('SIGKILL'),
        () => undefined,
      );
      await ended;
      late.abort();
      await kill;
    },
  };
}
