/** Cumulative standard normal distribution, to 7.5e-8 (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17). */
export function normalShareBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? 1 - above : above;
}

/**
 * Value that a percentile of a standard normal distribution does not exceed, to 4.5e-4 (Abramowitz and Stegun, 26.2.23).
 *
 * @param percentile above 0, below 100
 */
export function normalQuantile(percentile: number): number {
  const upper = percentile >= 50;
  const tail = upper ? 1 - percentile / 100 : percentile / 100;
  const t = Math.sqrt(-2 * Math.log(tail));
  const z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return upper ? z : -z;
}
