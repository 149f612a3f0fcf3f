/** A made-up series of samples, as promtool's unit tests write them. */
export interface Series {
  readonly series: string;
  readonly values: string;
}

/** A run of steps in each of which a counter rises by the same amount. */
export interface Stretch {
  readonly perStep: number;
  readonly steps: number;
}

/** `name{label="value",…}` */
export function selector(name: string, labels: Readonly<Record<string, string>> = {}): string {
  return `${name}{${Object.entries(labels)
    .map(([key, value]) => `${key}="${value}"`)
    .join(',')}}`;
}

/** A gauge that stands still. */
export function steady(series: string, value: number, steps: number): Series {
  return { series, values: `${value}x${steps}` };
}

/** A counter that rises stretch by stretch. */
export function counter(series: string, ...stretches: readonly Stretch[]): Series {
  const parts = stretches.map(({ perStep, steps }, index) => {
    const before = stretches.slice(0, index).reduce((sum, stretch) => sum + stretch.perStep * stretch.steps, 0);
    // the first stretch begins at nothing, each later one a step after the one before
    return index === 0 ? `0+${perStep}x${steps}` : `${before + perStep}+${perStep}x${steps - 1}`;
  });
  return { series, values: parts.join(' ') };
}

/** Share of observations at or below the upper bounds of a histogram's buckets, so that a quantile comes out as wanted. */
export function bucketShares(
  bounds: readonly number[],
  { quantile, seconds }: { readonly quantile: number; readonly seconds: number },
): readonly { readonly le: string; readonly share: number }[] {
  const upper = bounds.findIndex((bound) => bound >= seconds);
  const low = bounds[upper - 1] ?? 0;
  const high = bounds[upper];
  if (high === undefined) throw new Error(`no bucket holds ${seconds} s`);
  // Prometheus interpolates between the bounds of the bucket that the quantile falls into
  const depth = (seconds - low) / (high - low);
  const below = Math.max(0, (quantile - depth) / (1 - depth));
  return [
    ...bounds.map((bound, index) => ({ le: String(bound), share: index < upper - 1 ? 0 : index < upper ? below : 1 })),
    { le: '+Inf', share: 1 },
  ];
}
