import type { Client } from '#test/gateway/client/client';
import type { RegionStand, Stand } from '#test/gateway/stand';
import type { Jurisdiction } from '#topology';

/** What the checks of access need. */
export interface AccessTrial {
  readonly stand: Stand;
  /** A Region whose gateway is asked. */
  readonly place: RegionStand;
  /** Another jurisdiction than its own. */
  readonly foreign: Jurisdiction;
  /** In the client networks of the Region's jurisdiction, of the foreign one, and of nobody. */
  readonly clients: { readonly own: Client; readonly foreign: Client; readonly stranger: Client };
}

/** Address of the Region's own load balancer. */
export function urlOf({ stand, place: { region } }: Pick<AccessTrial, 'stand' | 'place'>): string {
  return stand.url(region.jurisdiction, region.name);
}
