import { readFileSync } from 'node:fs';
import type { Running } from '#test/gateway/ground/index';

/** Memory that a program has in this machine's at the moment, KiB. */
export function residentKiB({ name, pid }: Pick<Running, 'name' | 'pid'>): number {
  return residentIn(readFileSync(`/proc/${pid}/status`, 'utf8'), name);
}

/**
 * The resident set in a process's status, by proc_pid_status(5).
 *
 * @throws Error when it has none, as a process that has ended
 */
export function residentIn(status: string, name: string): number {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(status);
  if (found === null) throw new Error(`${name}: its status says no VmRSS: it has ended`);
  return Number(found[1]);
}
