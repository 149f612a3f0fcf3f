import { listAt, numberAt, type Plain, recordAt } from '#evidence';

/** Seconds that the preStop hook of a container takes: 0 without one, null when it cannot be read. */
export function preStopSeconds(container: Plain): number | null {
  const hook = recordAt(container, 'lifecycle', 'preStop');
  if (Object.keys(hook).length === 0) return 0;
  return numberAt(hook, 'sleep', 'seconds');
}

/** vLLM: `--shutdown-timeout`, seconds that running requests get after SIGTERM (docs.vllm.ai, vllm serve; 0 where it is not said). */
export function shutdownSeconds(container: Plain): number {
  const args = [...listAt(container, 'command'), ...listAt(container, 'args')].map(String);
  return Math.max(
    0,
    ...args.map((arg, index) => {
      if (arg === '--shutdown-timeout') return Number(args[index + 1] ?? 0);
      return Number(/^--shutdown-timeout=(\d+)$/.exec(arg)?.[1] ?? 0);
    }),
  );
}
