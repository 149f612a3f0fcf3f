import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, checkOf } from '#test/conformance/check';
import type { Ground, Host } from './ground';

/** Compares what was found with what must be, by name, and says each difference. */
export function sameOf(
  name: string,
  found: Readonly<Record<string, unknown>>,
  expected: Readonly<Record<string, unknown>>,
): Check {
  const problems = Object.keys(expected)
    .filter((key) => JSON.stringify(found[key]) !== JSON.stringify(expected[key]))
    .map((key) => `${key}: expected ${JSON.stringify(expected[key])}, found ${JSON.stringify(found[key])}`);
  return checkOf(name, problems, Object.keys(expected).join(', '));
}

/** What curl says of a URL on a host: the body, or its exit code as `curl 28`; by default it gives up after five seconds. */
export async function fetched(ground: Ground, host: Host, args: readonly string[]): Promise<string> {
  const { code, stdout } = await ground.run(host, { program: 'curl', args: ['-sS', '-m', '5', ...args] });
  return code === 0 ? stdout.trim() : `curl ${code}`;
}

/** Waits until a question has this answer; returns the last one, whatever it is, after 30 s. */
export async function eventually(expected: string, question: () => Promise<string>): Promise<string> {
  const end = performance.now() + 30_000;
  for (;;) {
    const answer = await question();
    if (answer === expected || performance.now() > end) return answer;
    await sleep(100);
  }
}
