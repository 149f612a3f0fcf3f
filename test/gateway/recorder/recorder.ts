import { join, resolve } from 'node:path';
import { waitUntil } from '#test/conformance/wait-until';
import type { Engine, Stand } from '#test/gateway/stand';
import { portOf, startedAgain } from '#test/gateway/trial/engine-fault';
import { readOnHost } from '#test/gateway/trial/on-host';
import type { SeenRequest } from './seen-request';

/** An engine of our own in the place of another. */
export interface Recorder {
  /** What it was sent so far, oldest first. */
  records(): Promise<readonly SeenRequest[]>;
  /** Has the engine itself serve again. */
  stop(): Promise<void>;
}

const ROOT = resolve(__dirname, '../../..');
let started = 0;

/**
 * Puts a recorder in the place of an engine: the simulator tells nobody which headers it got, and goes on when the one who asked is gone.
 *
 * @param tokenMs time that it takes for a token, milliseconds
 */
export async function startRecorder(stand: Stand, engine: Engine, tokenMs: number): Promise<Recorder> {
  const { ground } = stand;
  const port = portOf(stand, engine);
  await engine.program.stop('SIGKILL');
  started += 1;
  const program = await ground.start(`recorder-${process.pid}-${started}`, engine.host, {
    program: process.execPath,
    args: ['--require', 'tsx/cjs', join(__dirname, 'program.ts'), String(port), engine.pod, String(tokenMs)],
    cwd: ROOT,
  });
  const read = async () => {
    const [text] = await readOnHost(ground, engine.host, [`http://127.0.0.1:${port}/recorded`]);
    return typeof text === 'string' ? (JSON.parse(text) as readonly SeenRequest[]) : undefined;
  };
  await waitUntil(read, { what: `${program.name} to be ready`, withinMs: 20_000, explain: () => program.lastWords() });
  return {
    async records() {
      return (await read()) ?? [];
    },
    async stop() {
      await program.stop('SIGKILL');
      await startedAgain(stand, engine);
    },
  };
}
