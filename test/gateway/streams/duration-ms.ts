const factors: Readonly<Record<string, number>> = { s: 1000, ms: 1, us: 0.001, µs: 0.001 };

/** A duration as Go writes it, such as `2ms`, or in its number of nanoseconds, in milliseconds. */
export function durationMs(told: string | number | undefined): number {
  if (typeof told === 'number') return told / 1e6;
  const [, amount, unit = ''] = /^([\d.]+)(s|ms|us|µs)$/.exec(told ?? '') ?? [];
  const factor = factors[unit];
  if (amount === undefined || factor === undefined) throw new Error(`"${told}" is no duration such as 2ms`);
  return Number(amount) * factor;
}
