import { type Finding, type Inventory, type Location, once, type Rule } from '#evidence';
import type { DeployabilityInput } from './deployability-input';

/** A limit of AWS or Kubernetes, and what comes under it. */
export interface Limit {
  /** What is limited: `bytes of a template`. */
  readonly name: string;
  /** What AWS or Kubernetes itself takes at most. */
  readonly hard: number;
  /** What Meridian takes at most: less than `hard` where it keeps room for a deployment to grow. */
  readonly allowed: number;
  /** How to come under it again. */
  readonly mend: string;
  readonly measure: (inventory: Inventory) => readonly Measured[];
}

/** Something that comes under a limit. */
export interface Measured {
  readonly at: Location;
  readonly used: number;
}

/** A limit of which Meridian keeps no room: what is measured does not grow with a deployment. */
export function limit({ most, ...rest }: Omit<Limit, 'hard' | 'allowed'> & { readonly most: number }): Limit {
  return remembered({ ...rest, hard: most, allowed: most });
}

/** A limit under which Meridian keeps room. */
export function limitWithRoom(given: Limit): Limit {
  return remembered(given);
}

/** Measured once: the rule asks, and then the list of margins. */
function remembered(given: Limit): Limit {
  return { ...given, measure: once(given.measure) };
}

/** The rule that some limits hold. */
export function limitRule(rule: {
  readonly name: string;
  readonly claim: string;
  readonly limits: readonly Limit[];
}): Rule<DeployabilityInput> {
  return {
    name: rule.name,
    claim: rule.claim,
    check: ({ inventory }) => {
      const measured = rule.limits.map((entry) => ({ entry, things: entry.measure(inventory) }));
      return {
        checked: measured.reduce((sum, { things }) => sum + things.length, 0),
        findings: measured.flatMap(({ entry, things }) =>
          things
            .filter(({ used }) => used > entry.allowed)
            .map(({ at, used }) => beyond(rule.name, entry, { at, used })),
        ),
      };
    },
  };
}

function beyond(rule: string, { name, hard, allowed, mend }: Limit, { at, used }: Measured): Finding {
  const room = hard > allowed ? `, of the ${hard} that would be taken` : '';
  return {
    rule,
    severity: 'error',
    at,
    message: `${name}: ${used}; allowed: at most ${allowed}${room}`,
    mend,
    move: null,
  };
}
