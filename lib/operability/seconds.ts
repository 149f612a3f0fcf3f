const secondsOf = { ms: 0.001, s: 1, m: 60, h: 3600 } as const;

/** Seconds of a duration as Go writes it (`120s`, `1h30m`); null for one that is none (`Never`). */
export function goSeconds(duration: string): number | null {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(duration)) return null;
  return [...duration.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * secondsOf[unit as keyof typeof secondsOf],
    0,
  );
}
