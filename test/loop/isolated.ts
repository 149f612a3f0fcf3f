import { spawn, spawnSync } from 'node:child_process';

const INSIDE = 'MERIDIAN_LOOP_INSIDE';
const LOOPBACK_UP = 'ip link set lo up && exec "$@"';

/** Whether this process is the one that `runIsolated` started. */
export function isInside(): boolean {
  return process.env[INSIDE] !== undefined;
}

/** Whether the run has a network of its own. */
export function isIsolated(): boolean {
  return process.env[INSIDE] === 'isolated';
}

/**
 * Runs this program again in a network of its own that has the loopback alone: servers that bind to every interface can then be
 * reached by nobody else. Needs Linux with `unshare` and `ip`, and root or user namespaces; without them it runs as it is.
 *
 * @returns its exit code
 */
export function runIsolated(): Promise<number> {
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const inNetwork = ['--net', ...user, 'sh', '-c', LOOPBACK_UP, 'sh'];
  const possible = spawnSync('unshare', [...inNetwork, 'true']).status === 0;
  const self = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const [program = '', ...args] = possible ? ['unshare', ...inNetwork, ...self] : self;
  const env = { ...process.env, [INSIDE]: possible ? 'isolated' : 'shared' };
  const child = spawn(program, args, { stdio: 'inherit', env });
  // This process has no servers of its own to end, so it waits until the other, which has, is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
  });
}
