import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { markOf, type ProcessMark } from './process-mark';

/**
 * Starts a command that outlives this process, in a session of its own. It is handed to init before it becomes the program: Envoy ends itself when
 * the process that started it ends (PR_SET_PDEATHSIG).
 */
export function startProgram(command: readonly string[], log: string): ProcessMark {
  const pidFile = `${log}.pid`;
  rmSync(pidFile, { force: true });
  const file = openSync(log, 'a');
  const handOver = '(echo $$ >"$1.new" && mv "$1.new" "$1") && shift && exec "$@"';
  try {
    // the outer shell waits until the number is there
    execFileSync(
      'sh',
      [
        '-c',
        'setsid --fork sh -c "$0" sh "$@"; while [ ! -s "$1" ]; do sleep 0.01; done',
        handOver,
        pidFile,
        ...command,
      ],
      { stdio: ['ignore', file, file], env: { PATH: process.env.PATH }, timeout: 10_000 },
    );
  } finally {
    closeSync(file);
  }
  const mark = markOf(Number(readFileSync(pidFile, 'utf8')));
  rmSync(pidFile, { force: true });
  return mark;
}
