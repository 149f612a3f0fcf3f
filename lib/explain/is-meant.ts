import type { Hit } from './find-hits';
import { factKinds, thingKinds } from './thing-kinds';

/**
 * The one hit that is meant, of hits in their order; null when it may be any of several. Of things of one name the first kind
 * is meant; of facts of one value none, unless their fields are of those that people ask for by value.
 */
export function isMeant(hits: readonly Hit[]): Hit | null {
  const [first, ...others] = hits;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const isPreferred = first.pattern in thingKinds || Object.values(factKinds).includes(first.kind);
  return isPreferred && others.every(({ pattern }) => pattern !== first.pattern) ? first : null;
}
