import { type Inventory, type Location, resourceLocation } from '#evidence';
import type { Measured } from './limit';
import { limits } from './limit-rules';
import { type GivenName, listNames } from './list-names';
import type { Margin } from './margin';

/** How near what was rendered comes to each limit under which something comes at all, nearest first. */
export function listMargins(inventory: Inventory): readonly Margin[] {
  return [...marginsOfLimits(inventory), ...marginsOfNames(inventory)].sort(
    (one, other) => other.used / other.allowed - one.used / one.allowed || (one.limit < other.limit ? -1 : 1),
  );
}

function marginsOfLimits(inventory: Inventory): readonly Margin[] {
  return limits.flatMap(({ name, allowed, hard, measure }) => {
    const worst = worstOf(measure(inventory));
    return worst === null ? [] : [{ limit: name, worst: wordOf(worst.at), used: worst.used, allowed, hard }];
  });
}

/** Of names that a deployment gives: descriptions can always be shortened. */
function marginsOfNames(inventory: Inventory): readonly Margin[] {
  const byProperty = new Map<string, GivenName[]>();
  for (const given of listNames(inventory)) {
    if (given.text === null || given.property.includes('.') || given.property.endsWith('Description')) continue;
    const name = `characters of ${given.resource.type}.${given.property}`;
    const names = byProperty.get(name);
    if (names === undefined) byProperty.set(name, [given]);
    else names.push(given);
  }
  return [...byProperty].flatMap(([limit, names]) => {
    const worst = worstOf(
      names.map(({ resource, text }) => ({ at: resourceLocation(resource), used: text?.length ?? 0 })),
    );
    const most = names[0]?.form.max ?? 0;
    return worst === null ? [] : [{ limit, worst: wordOf(worst.at), used: worst.used, allowed: most, hard: most }];
  });
}

/** Null where nothing comes under the limit. */
function worstOf(things: readonly Measured[]): Measured | null {
  return things.reduce<Measured | null>((most, next) => (next.used > (most?.used ?? 0) ? next : most), null);
}

function wordOf({ file, subject }: Location): string {
  return subject === null ? file : `${file}: ${subject}`;
}
