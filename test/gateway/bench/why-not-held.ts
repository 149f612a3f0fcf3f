/** What a machine can give, as far as streams need it. */
export interface Resources {
  /** Files that one process may have open, at most. */
  readonly openFiles: number;
  /** Memory that is free to use, KiB. */
  readonly availableKiB: number;
}

const kibPerMib = 1024;

/**
 * Why a machine cannot hold so many streams at once; undefined: it can. What it takes was measured on 2026-11-22: the gateway's Envoy has a file
 * open for each stream, and some for its connections; every program on the way together took 5,000 MiB for 10,000 streams, the stand itself 4,000.
 */
export function whyNotHeld(streams: number, { openFiles, availableKiB }: Resources): string | undefined {
  const neededFiles = Math.ceil(1.2 * streams);
  if (openFiles < neededFiles)
    return `${streams} streams need ${neededFiles} open files in one process; the hard limit here is ${openFiles} (ulimit -Hn)`;
  const neededMiB = 4000 + Math.ceil(0.6 * streams);
  const availableMiB = Math.floor(availableKiB / kibPerMib);
  if (availableMiB < neededMiB)
    return `${streams} streams with the stand need ${neededMiB} MiB of memory; ${availableMiB} MiB are available here`;
  return undefined;
}

/** Reads what there is out of `/proc/self/limits` and `/proc/meminfo` (proc_pid_limits(5), proc_meminfo(5)). */
export function resourcesIn(limits: string, meminfo: string): Resources {
  const [, hard] = /^Max open files\s+\S+\s+(\S+)/m.exec(limits) ?? [];
  const [, available] = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo) ?? [];
  if (hard === undefined || available === undefined) throw new Error('/proc says neither limits nor memory');
  return { openFiles: hard === 'unlimited' ? Number.POSITIVE_INFINITY : Number(hard), availableKiB: Number(available) };
}
