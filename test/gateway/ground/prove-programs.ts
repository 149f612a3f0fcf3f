import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '#test/conformance/check';
import type { Ground } from './ground';
import { openGround } from './make-ground';
import { eventually, fetched, sameOf } from './proof';

/** Answers with what it sees: its files, and its environment without what every program has. */
const SERVER = `
const { readFileSync, writeFileSync } = require('node:fs');
writeFileSync('/meridian-proof.txt', 'x');
writeFileSync('/meridian-proof/shared/said', 'by the program');
const { PATH, HOME, PWD, OLDPWD, SHLVL, _, ...rest } = process.env;
require('node:http').createServer((ask, answer) => answer.end(JSON.stringify({
  folder: readFileSync('/meridian-proof/shared/given', 'utf8'), file: readFileSync('/etc/meridian-proof/one', 'utf8'),
  link: readFileSync('/var/run/meridian-proof/given', 'utf8'), rest,
}))).listen(8090, '0.0.0.0')`;

/** Files, environment, and the ways to end and halt a program. */
export async function provePrograms(ground: Ground): Promise<readonly Check[]> {
  const shared = join(ground.folder, 'shared');
  mkdirSync(shared);
  writeFileSync(join(shared, 'given'), 'a folder');
  writeFileSync(join(ground.folder, 'one'), 'a file');
  const host = await ground.addHost('files', { site: 'north' });
  const mounts = {
    '/meridian-proof/shared': shared,
    '/var/run/meridian-proof': shared,
    '/etc/meridian-proof/one': join(ground.folder, 'one'),
  };
  const program = { program: process.execPath, args: ['-e', SERVER], env: { GIVEN: 'yes' }, mounts };
  await ground.start('files', host, program);
  const ask = (seconds = '5') => fetched(ground, host, ['-m', seconds, 'http://127.0.0.1:8090/']);
  const sees = JSON.stringify({ folder: 'a folder', file: 'a file', link: 'a folder', rest: { GIVEN: 'yes' } });

  const first = await eventually(sees, ask);
  const left = ['/meridian-proof.txt', '/meridian-proof', '/etc/meridian-proof', '/var/run/meridian-proof'].filter(
    existsSync,
  );
  const reopened = openGround(ground.folder).running('files');
  reopened.freeze();
  const halted = await ask('1');
  reopened.thaw();
  const again = await ask();
  await reopened.stop();
  const stopped = { alive: ground.running('files').alive(), answer: await ask() };
  await reopened.start();
  return [
    sameOf(
      'a program with files and environment of its own',
      { sees: first, written: existsSync(join(shared, 'said')), left },
      { sees, written: true, left: [] },
    ),
    sameOf(
      'halted, stopped and started, through the ground as another process has it',
      { halted, again, ...stopped, started: await eventually(sees, ask) },
      { halted: 'curl 28', again: sees, alive: false, answer: 'curl 7', started: sees },
    ),
  ];
}
