import type { Cause } from './cause';
import { isThing } from './find-fact';
import type { Unit } from './unit';

/** What may follow from a unit that is told by itself: what bears the name of its thing, and what repeats its value. */
export function causesOf(unit: Unit): readonly Cause[] {
  return [...namedCause(unit), ...repeatedValue(unit)];
}

function namedCause({ things, lead, scope }: Unit): readonly Cause[] {
  return things.flatMap(({ thing, pattern }): Cause[] => {
    const element = lead.elements.find((one) => one.pattern === pattern);
    if (thing.causes === null || element === undefined) return [];
    const { identity } = element;
    const label = `${thing.noun} ${identity}`;
    return [{ kind: thing.causes, scope, label, subject: identity, marks: [identity], value: null }];
  });
}

/** Peers repeat what stands in a Region, so that it may follow anywhere in the jurisdiction. */
function repeatedValue({ said, scope, lead, kind }: Unit): readonly Cause[] {
  const { before, after, pattern } = lead;
  if (isThing(said) || !said.isRepeated || kind !== 'changed') return [];
  const everywhere = { jurisdiction: scope.jurisdiction, region: null };
  const cause = { kind: 'value', scope: everywhere, subject: lead.elements.at(-1)?.identity ?? null } as const;
  if (Array.isArray(before) && Array.isArray(after)) {
    const moved = [
      ...after.filter((item) => !before.includes(item)),
      ...before.filter((item) => !after.includes(item)),
    ];
    return [{ ...cause, label: moved.join(', '), marks: moved.map(String), value: null }];
  }
  if (typeof before !== 'string' || typeof after !== 'string') return [];
  return [{ ...cause, label: after, marks: [before, after], value: { before, after, pattern } }];
}
