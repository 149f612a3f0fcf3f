export interface Ramp {
  /** Time in which the rate rises from nothing, milliseconds. */
  readonly rampMs: number;
  /** Time for which it stays there. */
  readonly fullMs: number;
  readonly toPerSecond: number;
}

/**
 * When requests go out, milliseconds from the beginning: at a rate that rises evenly, then stays. A picker sees that engines are full
 * only when it next looks at them: a burst at once would pass it.
 */
export function ramp({ rampMs, fullMs, toPerSecond }: Ramp): readonly number[] {
  const perMs = toPerSecond / 1000;
  const rising = Math.floor((perMs * rampMs) / 2);
  const steady = Math.floor(perMs * fullMs);
  return [
    ...Array.from({ length: rising }, (_, index) => Math.sqrt((2 * index * rampMs) / perMs)),
    ...Array.from({ length: steady }, (_, index) => rampMs + index / perMs),
  ];
}
