import { wellKnown } from './well-known';

/**
 * Spreads pods over the zones, where that leaves none of them waiting.
 *
 * @param matchLabels labels of the pods that are spread together
 */
export function zoneSpread(matchLabels: Readonly<Record<string, string>>) {
  return {
    // one by one: the plan counts nodes, and what a lost zone takes, in that way
    maxSkew: 1,
    topologyKey: wellKnown.zone,
    // a zone without room, or without GPUs on offer, must not leave a replica Pending
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
}
