import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Programs of the ground, and the Debian package that holds each. */
const PROGRAMS = { ip: 'iproute2', setsid: 'util-linux', mount: 'mount', chroot: 'coreutils' } as const;

/** What keeps this machine from having network namespaces and programs in them, in words; `undefined` when nothing does. */
export function whyNoGround(): string | undefined {
  const need = (what: string) => `The gateway's networks are Linux network namespaces: ${what}`;
  if (process.platform !== 'linux') return need(`they need Linux, this is ${process.platform}.`);
  if (process.getuid?.() !== 0)
    return need('only root may make them: run it as root (sudo), or in a privileged container.');
  for (const [program, holder] of Object.entries(PROGRAMS)) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
      return need(`there is no "${program}" (package ${holder}).`);
  }
  if (!/\boverlay$/m.test(readFileSync('/proc/filesystems', 'utf8')) && spawnSync('modprobe', ['overlay']).status !== 0)
    return need('the kernel has no overlay file system (modprobe overlay).');
  const trial = spawnSync('unshare', [
    '--net',
    '--mount',
    'ip',
    'link',
    'add',
    'name',
    'a',
    'type',
    'veth',
    'peer',
    'name',
    'b',
  ]);
  if (trial.status !== 0)
    return need(
      `the kernel or a container's limits refuse them: ${String(trial.stderr ?? '').trim() || 'unshare failed'}`,
    );
  return undefined;
}
