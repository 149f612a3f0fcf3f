import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { removeNamespaces } from './networks';
import { type ProcessMark, runs } from './process-mark';

/** Records of the grounds of this machine, one a file. They end with the machine, as network namespaces do. */
const RECORDS = '/run/meridian-grounds';
const NAMESPACES = '/run/netns';

/** Whose a ground is. */
export interface GroundRecord {
  /** Start of the names of its network namespaces. */
  readonly id: string;
  readonly folder: string;
  /** The process that made it; it goes with that process unless it is kept. */
  readonly owner: ProcessMark;
  readonly kept: boolean;
}

export function writeRecord(record: GroundRecord): void {
  mkdirSync(RECORDS, { recursive: true });
  writeFileSync(join(RECORDS, record.id), JSON.stringify(record));
}

export function readRecord(id: string): GroundRecord {
  return JSON.parse(readFileSync(join(RECORDS, id), 'utf8')) as GroundRecord;
}

/** Removes the grounds of processes that were killed before they could do so. */
export function removeAbandoned(): void {
  for (const { id, owner, kept } of listOf(RECORDS).map(readRecord)) {
    if (!kept && !runs(owner)) removeGround(id);
  }
}

/** Ends every process in the namespaces of a ground, and removes them; nothing happens when there is nothing left. */
export function removeGround(id: string): void {
  const namespaces = listOf(NAMESPACES).filter((name) => name.startsWith(`${id}-`));
  const inodes = new Set(namespaces.map((name) => `net:[${statSync(join(NAMESPACES, name)).ino}]`));
  for (let round = 0; round < 100 && killAll(inodes) > 0; round += 1) pause(20);
  removeNamespaces(namespaces);
  rmSync(join(RECORDS, basename(id)), { force: true });
}

/** Kills what runs in these namespaces; how many processes there were. */
function killAll(inodes: ReadonlySet<string>): number {
  let count = 0;
  for (const entry of listOf('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!inodes.has(readlinkSync(`/proc/${entry}/ns/net`))) continue;
      process.kill(Number(entry), 'SIGKILL');
      count += 1;
    } catch {
      // it has ended meanwhile
    }
  }
  return count;
}

function listOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Waits without giving way: a process that ends cannot wait otherwise. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
