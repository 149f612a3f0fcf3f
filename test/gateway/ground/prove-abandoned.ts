import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check } from '#test/conformance/check';
import { removeAbandoned } from './grounds-here';
import { sameOf } from './proof';

/** A command that nobody else runs. */
const SLEEPER = 'sleep 987654';

/** Makes a ground with a program, and is killed. */
const RUN = `
const { makeGround } = require('./make-ground');
(async () => {
  const ground = makeGround({ folder: process.argv[1], sites: { only: '10.9.0.0/16' } });
  const host = await ground.addHost('host', { site: 'only' });
  await ground.start('sleeper', host, { program: 'sleep', args: ['987654'] });
  process.kill(process.pid, 'SIGKILL');
})();`;

/** What a run leaves that is killed before it can take anything down, and what the next one makes of it. */
export async function proveAbandoned(): Promise<Check> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-abandoned-'));
  spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', RUN, folder], { cwd: __dirname });
  const before = leftOf();
  removeAbandoned();
  const after = leftOf();
  rmSync(folder, { recursive: true, force: true });
  return sameOf('a run that was killed', { before, after }, { before: 'it runs', after: 'nothing' });
}

function leftOf(): string {
  return spawnSync('pgrep', ['-f', `^${SLEEPER}$`]).status === 0 ? 'it runs' : 'nothing';
}
