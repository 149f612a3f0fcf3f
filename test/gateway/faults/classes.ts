import type { Observed } from './fault';

/**
 * Figures in classes, since no two runs see the same: what is promised is the class. Better ones first.
 */
export const shares = ['none', 'what it was answering', 'single requests', 'some', 'most'] as const;
export type Share = (typeof shares)[number];

export const returns = ['at once', 'within 2 s', 'within 10 s', 'within 30 s', 'within a minute', 'later'] as const;
export type Return = (typeof returns)[number];

/** What the page says of a fault. */
export interface FaultRow {
  readonly name: string;
  readonly failed: Share;
  /** What clients saw instead of an answer, in order; empty when nothing failed. */
  readonly as: readonly string[];
  readonly normal: Return;
}

/**
 * How much of the requests failed: up to two, or a twentieth, are single ones. How many an engine was answering that died is chance, and no
 * figure: what matters is that nothing else failed.
 */
function shareOf(failed: number, { asked, answeredByDead }: Observed): Share {
  if (failed === 0) return 'none';
  if (failed === answeredByDead) return 'what it was answering';
  if (failed <= Math.max(2, asked / 20)) return 'single requests';
  return failed <= asked * 0.6 ? 'some' : 'most';
}

function returnOf(ms: number): Return {
  if (ms <= 0) return 'at once';
  const bounds = [2000, 10_000, 30_000, 60_000];
  const index = bounds.findIndex((bound) => ms <= bound);
  return returns[index < 0 ? returns.length - 1 : index + 1] as Return;
}

export function classed(observed: Observed): FaultRow {
  const { name, failed, failedLater, normalAfterMs } = observed;
  const count = Object.values(failed).reduce((sum, times) => sum + times, 0);
  return {
    name,
    failed: shareOf(count, observed),
    as: Object.keys({ ...failed, ...failedLater }).sort(),
    normal: returnOf(normalAfterMs),
  };
}

/** The worse of both: what holds in every run that was seen. */
export function worst(page: FaultRow, seen: FaultRow): FaultRow {
  const later = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) > order.indexOf(b) ? a : b);
  return {
    name: page.name,
    failed: later(shares, page.failed, seen.failed),
    as: [...new Set([...page.as, ...seen.as])].sort(),
    normal: later(returns, page.normal, seen.normal),
  };
}

/** In what a fault was worse for clients than the page says; nothing when it was as the page says, or better. */
export function worseThan(page: FaultRow, seen: FaultRow): string[] {
  const unheard = seen.as.filter((status) => !page.as.includes(status));
  return [
    ...(shares.indexOf(seen.failed) > shares.indexOf(page.failed)
      ? [`failed meanwhile: ${seen.failed}; the page says: ${page.failed}`]
      : []),
    ...(unheard.length > 0
      ? [`clients saw ${unheard.join(', ')}; the page says: ${page.as.join(', ') || 'nothing'}`]
      : []),
    ...(returns.indexOf(seen.normal) > returns.indexOf(page.normal)
      ? [`normal again: ${seen.normal}; the page says: ${page.normal}`]
      : []),
  ];
}
