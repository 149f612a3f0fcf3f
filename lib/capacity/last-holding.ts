/** The largest whole number up to a limit for which a statement holds that fails for good once it fails; 0 when it never holds. */
export function lastHolding(limit: number, holds: (value: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
