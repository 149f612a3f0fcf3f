/**
 * How fast burst grows: after a short window, the larger of half again and two replicas a minute (design: scale up fast, down
 * slowly). Capacity that comes back after a loss needs no decision: its pods are made anew at once.
 */
export const scaleUpRule = { windowSeconds: 15, percent: 50, pods: 2, periodSeconds: 60 } as const;

/** Time until the autoscaler has asked for a number of replicas, seconds; 0 when it has them already. */
export function secondsToAskFor(wanted: number, current: number): number {
  if (wanted <= current) return 0;
  const { windowSeconds, percent, pods, periodSeconds } = scaleUpRule;
  let steps = 0;
  for (let replicas = current; replicas < wanted; steps += 1) {
    replicas += Math.max(Math.ceil((replicas * percent) / 100), pods);
  }
  return windowSeconds + (steps - 1) * periodSeconds;
}
