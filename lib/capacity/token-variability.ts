import { normalShareBelow } from './normal';

/** 95th percentile of the standard normal distribution. */
const z95 = 1.6448536269514722;

/** A mean below which a count of tokens is none. */
const leastTokens = 1e-6;

/** Mean and P95 of a token count, as the blueprint states them. */
export interface TokenLengths {
  readonly mean: number;
  readonly p95: number;
}

/**
 * Squared coefficient of variation of a token count that is lognormal with this mean and P95, cut off at the longest that the
 * model takes. P95 / mean = exp(z s - s²/2), so s = z - sqrt(z² - 2 ln(P95 / mean)), the lighter of the two that fit.
 * No lognormal reaches P95 / mean above exp(z²/2) = 3.87; there s = z is taken (see `isBeyondLognormal`).
 *
 * Lognormal, because lengths of requests are skewed: Alibaba's production traces have prompts between lognormal and Pareto, outputs
 * near exponential (ServeGen, arXiv 2505.09999, 2025). Against the Azure traces of 2023 (Splitwise, ISCA 2024), untruncated: conversation,
 * prompts 3.2 where 0.92 was measured, outputs 0.36 (0.60); code, prompts 3.3 (0.93), outputs 2.0 (4.6): prompts safe, long outputs not.
 *
 * @param longest tokens, the model's context
 */
export function tokenCv2({ mean, p95 }: TokenLengths, longest: number): number {
  // next to nothing on average: no length to vary
  if (mean < leastTokens || p95 <= mean) return 0;
  const sigma = z95 - Math.sqrt(Math.max(0, z95 ** 2 - 2 * Math.log(p95 / mean)));
  const mu = Math.log(mean) - sigma ** 2 / 2;
  const cut = (Math.log(Math.max(longest, mean)) - mu) / sigma;
  const meanSquare =
    Math.exp(2 * mu + 2 * sigma ** 2) * normalShareBelow(cut - 2 * sigma) +
    Math.max(longest, mean) ** 2 * (1 - normalShareBelow(cut));
  return Math.max(0, meanSquare / mean ** 2 - 1);
}

/** Whether P95 lies further above the mean than any lognormal has it. */
export function isBeyondLognormal({ mean, p95 }: TokenLengths): boolean {
  return mean >= leastTokens && Math.log(p95 / mean) > z95 ** 2 / 2;
}
