import { type Inventory, once } from '#evidence';
import { indexHosts } from './index-hosts';
import { findLandmarks, type Landmarks } from './landmarks';
import type { Place } from './place';

export interface PlaceIndex extends Landmarks {
  /**
   * Where a host name leads, by the name in lower case: from the records of public and private zones. Null in a list for an
   * answer that cannot be resolved.
   */
  readonly hosts: ReadonlyMap<string, readonly (Place | null)[]>;
}

/** The names of a deployment with what they lead to, looked up once for each inventory. */
export const indexPlaces = once((inventory: Inventory): PlaceIndex => {
  const landmarks = findLandmarks(inventory);
  return { ...landmarks, hosts: indexHosts(inventory, landmarks) };
});
