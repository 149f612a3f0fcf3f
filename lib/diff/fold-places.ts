import type { Change } from './change';
import type { LocalChange } from './local-change';
import { type Places, placesOf } from './places';

/** Changes that say the same of all Regions of a jurisdiction, or of all jurisdictions, as one; money is added up. */
export function foldPlaces(changes: readonly LocalChange[], places: Places): readonly Change[] {
  const same = new Map<string, LocalChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.group, change.isDestructive, change.text]);
    same.set(key, [...(same.get(key) ?? []), change]);
  }
  return [...same.values()].flatMap((alike) =>
    placesOf(alike, places).flatMap(({ place, parts }) => {
      const [first] = parts;
      if (first === undefined) return [];
      const { group, text, isDestructive } = first;
      const money = parts.map(({ usdPerHour }) => usdPerHour);
      return {
        group,
        place,
        text,
        isDestructive,
        usdPerHour: money.includes(null) ? null : money.reduce<number>((sum, usd) => sum + (usd ?? 0), 0),
        addresses: parts.flatMap(({ addresses }) => addresses),
      };
    }),
  );
}
