import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Host, Running } from './ground';
import { type ProcessMark, runs } from './process-mark';

const LOG_LINES = 15;
const POLL_MS = 20;
const STOP_WITHIN_MS = 10_000;

/** How a program is found and started again. */
export interface ProgramHandle {
  readonly name: string;
  readonly host: Host;
  readonly log: string;
  /** The process of its latest start. */
  process(): ProcessMark;
  /** Starts it once more. */
  restart(): void;
}

/** A program by its process; works as well in a process that did not start it. */
export function runningProgram({ name, host, log, process: latest, restart }: ProgramHandle): Running {
  const alive = () => runs(latest());
  return {
    name,
    host,
    log,
    get pid() {
      return latest().pid;
    },
    alive,
    lastWords: () =>
      existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LOG_LINES).join('\n') : '',
    async stop(signal = 'SIGTERM', withinMs = STOP_WITHIN_MS) {
      send(latest(), signal);
      const end = performance.now() + withinMs;
      while (alive()) {
        if (performance.now() > end) send(latest(), 'SIGKILL');
        await sleep(POLL_MS);
      }
    },
    async start() {
      if (alive()) throw new Error(`"${name}" runs already`);
      restart();
    },
    freeze: () => send(latest(), 'SIGSTOP'),
    thaw: () => send(latest(), 'SIGCONT'),
  };
}

/** SIGTERM is for the program alone, as a container's end is; the others also for what it started. */
function send(mark: ProcessMark, signal: NodeJS.Signals): void {
  if (!runs(mark)) return;
  try {
    process.kill(signal === 'SIGTERM' ? mark.pid : -mark.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
