import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** What is waited for, as the error names it. */
  readonly what: string;
  readonly withinMs: number;
  /** Time between two tries. @default 100 */
  readonly everyMs?: number;
  /** What to add to the error. @default nothing */
  readonly explain?: () => string;
}

/**
 * Asks until the answer is neither false nor undefined, and returns it.
 *
 * @throws Error when that takes too long, or what `attempt` throws
 */
export async function waitUntil<T>(
  attempt: () => Promise<T | undefined | false>,
  { what, withinMs, everyMs = 100, explain }: Patience,
): Promise<T> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await attempt();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error([`${what}: not within ${withinMs / 1000} s`, explain?.()].join('\n'));
    await sleep(everyMs);
  }
}
