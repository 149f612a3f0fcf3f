import { setTimeout as sleep } from 'node:timers/promises';

const SECONDS = { Minute: 60, Day: 86_400 } as const;

/**
 * Waits for the next window of a limit when less than `seconds` of this one remain. The rate-limit service counts in windows that begin with
 * the clock's minute and day (github.com/envoyproxy/ratelimit@3fb702589d36 src/utils/utilities.go), on this machine's clock.
 */
export async function roomInWindow(unit: keyof typeof SECONDS, seconds: number): Promise<void> {
  const length = SECONDS[unit];
  const left = length - ((Date.now() / 1000) % length);
  if (left < seconds) await sleep(left * 1000 + 50);
}
