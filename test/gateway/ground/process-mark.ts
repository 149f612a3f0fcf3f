import { readFileSync } from 'node:fs';

/** A process, known again even when its number has been given to another one since. */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, in clock ticks since this machine's start; empty when it had ended before it could be asked. */
  readonly began: string;
}

/** The mark of a process that runs now. */
export function markOf(pid: number): ProcessMark {
  return { pid, began: statusOf(pid)?.began ?? '' };
}

/** Whether that process still runs. One that has ended, and for which nobody has asked, does not. */
export function runs({ pid, began }: ProcessMark): boolean {
  const status = statusOf(pid);
  return status !== undefined && status.began === began && status.state !== 'Z' && status.state !== 'X';
}

/** Fields of /proc/PID/stat, by proc_pid_stat(5): the third is the state, the 22nd the start time. */
function statusOf(pid: number): { readonly state: string; readonly began: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // the second field is the program's name in brackets, and may hold anything
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? 'X', began: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}
