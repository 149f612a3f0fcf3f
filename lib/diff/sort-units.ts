import type { Cause } from './cause';
import { causesOf } from './causes-of';
import { followsFrom } from './follows-from';
import type { Unit } from './unit';

/** A unit that follows from changes elsewhere. */
export interface Consequence {
  readonly unit: Unit;
  readonly causes: readonly Cause[];
}

/** Units that are told by themselves, and those that follow. */
export interface SortedUnits {
  readonly own: readonly Unit[];
  readonly consequences: readonly Consequence[];
}

/** Sorts units by whether they follow from a cause: from one of those given, or from what a unit told by itself brings about. */
export function sortUnits(units: readonly Unit[], given: readonly Cause[]): SortedUnits {
  const causes = [...given];
  const own: Unit[] = [];
  const consequences: Consequence[] = [];
  const sort = (unit: Unit) => {
    const from = followsFrom(unit, causes);
    if (from.length === 0) {
      own.push(unit);
      causes.push(...causesOf(unit));
    } else consequences.push({ unit, causes: from });
  };
  const causing = new Set(units.filter((unit) => causesOf(unit).length > 0));
  for (const unit of causing) sort(unit);
  for (const unit of units) if (!causing.has(unit)) sort(unit);
  return { own, consequences };
}
