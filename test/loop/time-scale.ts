/**
 * One second of the run stands for so many of a real cluster. Everything that counts seconds between the metric and the
 * replicas is divided by it alike, so that their ratios stay: windows and periods of the rule, the HPA's sync, Prometheus'
 * scrapes, the time a request and the start of an engine take. Divides every window and period of the rule without a rest.
 */
export const TIME_SCALE = 15;

/** What Kubernetes and Prometheus use when nobody says otherwise, and what stands for engines; seconds of a real cluster. */
export const REAL_SECONDS = {
  /** Default of kube-controller-manager's --horizontal-pod-autoscaler-sync-period. */
  hpaSync: 15,
  /** Between two readings of a pod's metrics. */
  scrape: 15,
  /** A middling answer. */
  request: 30,
  /** From a pod's place on a node until the engine answers. */
  engineStart: 60,
} as const;

/** A span of a real cluster in seconds of the run; never less than one where it is not 0. */
export function scaledSeconds(realSeconds: number, scale: number = TIME_SCALE): number {
  return realSeconds === 0 ? 0 : Math.max(1, Math.round(realSeconds / scale));
}

export interface Rescaled<T> {
  readonly object: T;
  /** One line per value: its place, before and after, and that it was rounded where it was. */
  readonly changes: readonly string[];
}

const COUNTS_SECONDS = /(Seconds|^pollingInterval|^cooldownPeriod|^initialCooldownPeriod)$/;

/**
 * A copy of an object in which every field that counts seconds is scaled; nothing else changes.
 *
 * @throws Error when `scale` is no integer from 1
 */
export function scaleTime<T>(object: T, scale: number = TIME_SCALE): Rescaled<T> {
  if (!Number.isInteger(scale) || scale < 1) throw new Error(`time scale: ${scale}; allowed: an integer from 1`);
  const changes: string[] = [];
  const visit = (value: unknown, path: string, key: string): unknown => {
    if (Array.isArray(value)) return value.map((entry, index) => visit(entry, `${path}[${index}]`, ''));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          visit(inner, path === '' ? name : `${path}.${name}`, name),
        ]),
      );
    }
    if (typeof value !== 'number' || !COUNTS_SECONDS.test(key)) return value;
    const scaled = scaledSeconds(value, scale);
    const rounded = scaled * scale === value ? '' : ' (rounded)';
    changes.push(`${path}: ${value} s -> ${scaled} s${rounded}`);
    return scaled;
  };
  return { object: visit(object, '', '') as T, changes };
}
