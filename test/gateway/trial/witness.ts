import { type Check, checkOf } from '#test/conformance/check';
import type { RegionStand, Stand } from '#test/gateway/stand';
import { type Received, receivedBy } from './received';

/** Saw what the Regions of all other jurisdictions had received when it was called. */
export interface Witness {
  /** Whether they have received nothing since. */
  check(during: string): Promise<Check>;
}

/** Counts what the Regions outside a jurisdiction receive: nothing of the jurisdiction may come there. */
export async function watchOthers(stand: Stand, jurisdiction: string): Promise<Witness> {
  const places = Object.values(stand.regions).filter(({ region }) => region.jurisdiction !== jurisdiction);
  const before = await Promise.all(places.map((place) => seenBy(stand, place, jurisdiction)));
  return {
    async check(during) {
      const after = await Promise.all(places.map((place) => seenBy(stand, place, jurisdiction)));
      const problems = places.flatMap(({ region }, index) =>
        grown(before[index] as Seen, after[index] as Seen).map((what) => `${region.name} has received ${what}`),
      );
      const names = places.map(({ region }) => region.name).join(', ');
      return checkOf(
        `Residency: nothing leaves ${jurisdiction}, ${during}`,
        problems,
        `${names}: no request at gateway, authorizers, pools and engines, no packet from a Region of ${jurisdiction}`,
      );
    },
  };
}

type Seen = Received & { readonly packets: number };

/** What a Region has received, and the packets that came to it from Regions of a jurisdiction. */
async function seenBy(stand: Stand, place: RegionStand, from: string): Promise<Seen> {
  const received = await receivedBy(stand, place);
  const senders = Object.values(stand.regions).filter(({ region }) => region.jurisdiction === from);
  const packets = senders
    .map(({ region }) => stand.ground.crossed(place.region.name, region.name).packetsIn)
    .reduce((sum, count) => sum + count, 0);
  return { ...received, packets };
}

/** Counters that have grown, in words. */
export function grown(before: Seen, after: Seen): string[] {
  const names: Readonly<Record<keyof Seen, string>> = {
    gateway: 'requests sent on by its gateway',
    authorizers: 'requests at its authorizers',
    pools: 'requests at its pools',
    engines: 'requests at its engines',
    logged: 'requests in its access log',
    packets: 'packets',
  };
  return (Object.keys(names) as (keyof Seen)[])
    .filter((name) => after[name] > before[name])
    .map((name) => `${after[name] - before[name]} ${names[name]}`);
}
