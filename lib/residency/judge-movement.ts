import { type Finding, resourceLocation } from '#evidence';
import type { Boundary } from './boundary';
import { homeOf } from './home-of';
import { liesOutside } from './lies-outside';
import type { Movement } from './movement';
import { showPlace } from './show-place';

/** The rule that judges a movement. */
export interface MovementJudge {
  readonly rule: string;
  /** What to change. */
  readonly mend: string;
  readonly boundaries: readonly Boundary[];
}

/**
 * What is wrong with a movement: its other end lies outside of the jurisdiction, or cannot be told. None from a stack that
 * lies in no jurisdiction: that itself is a finding.
 */
export function judgeMovement(movement: Movement, { rule, mend, boundaries }: MovementJudge): readonly Finding[] {
  const { from, to, shown, resource, property } = movement;
  const home = homeOf(resource.stack.region, boundaries);
  if (home === undefined || (to !== null && !liesOutside(to, home))) return [];
  const at = resourceLocation(resource, property);
  const finding = { rule, severity: 'error', at, mend } as const;
  const allowed = `allowed: ${home.regions.join(', ')} in the account of ${home.name}`;
  const here = showPlace({ ...from, region: from.region ?? resource.stack.region }, boundaries);
  if (to === null) {
    const message = `${here} names "${shown}", which cannot be resolved to a place; ${allowed}`;
    return [{ ...finding, message, move: { from: here, to: shown } }];
  }
  const there = showPlace(to, boundaries);
  return [{ ...finding, message: `${here} names ${there}; ${allowed}`, move: { from: here, to: there } }];
}
