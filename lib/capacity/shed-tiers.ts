import type { Blueprint } from '#blueprint';

/** What one tier asks for and loses, requests per second. */
export interface TierShed {
  readonly tier: string;
  readonly priority: number;
  readonly loadPerSecond: number;
  readonly shedPerSecond: number;
}

/**
 * Divides what a pool sheds among the tiers: the lowest priority first, tiers of one priority alike. How traffic divides among tiers is
 * not in the blueprint; each is taken to send as much.
 *
 * @returns the tiers, lowest priority first
 */
export function shedByTier(tiers: Blueprint['tiers'], loadPerSecond: number, shedPerSecond: number): TierShed[] {
  const sorted = Object.entries(tiers).sort(([, one], [, other]) => one.priority - other.priority);
  const perTier = loadPerSecond / Math.max(1, sorted.length);
  return sorted.map(([tier, { priority }]) => {
    const lower = sorted.filter(([, other]) => other.priority < priority).length;
    const equals = sorted.filter(([, other]) => other.priority === priority).length;
    const left = (shedPerSecond - lower * perTier) / equals;
    return { tier, priority, loadPerSecond: perTier, shedPerSecond: Math.min(perTier, Math.max(0, left)) };
  });
}
