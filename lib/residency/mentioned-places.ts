import { hostKey, placeOfHost } from './index-hosts';
import type { PlaceIndex } from './index-places';
import type { Place } from './place';
import { findPlaces } from './place-mentions';
import { resolveReference, type Standpoint } from './resolve-reference';

/** A place that a text mentions; null for a mention that cannot be resolved. */
export interface Mention {
  readonly shown: string;
  readonly place: Place | null;
}

const arns = /arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12}|ACCOUNT_ID)?:[^\s"'`,\\]+/g;
const otherStacks = /\$\{[^@{}]+@[^:{}]+:[A-Za-z0-9]+\}/g;
const hosts = /(?<=https?:\/\/)[^\s/:"'\\?#]+/g;

/** The places that a text of any kind mentions: ARNs, outputs of other stacks, hosts of URLs, and names of Regions besides. */
export function mentionedPlaces(
  text: string,
  from: Standpoint & { readonly landmarks: PlaceIndex },
): readonly Mention[] {
  const references = [...(text.match(arns) ?? []), ...(text.match(otherStacks) ?? [])];
  const addresses = text.match(hosts) ?? [];
  const rest = [...references, ...addresses].reduce((left, found) => left.replaceAll(found, ' '), text);
  return [
    ...references.map((shown) => ({ shown, place: resolveReference(shown, from) })),
    ...addresses.flatMap((shown) => placesOfHost(shown, from.landmarks).map((place) => ({ shown, place }))),
    ...findPlaces(rest).regions.map((region) => ({ shown: region, place: regionPlace(region) })),
  ];
}

/** A Region, when nothing more is known. */
export function regionPlace(region: string): Place {
  return { what: 'Region', name: region, region, account: null };
}

/** Where a host name leads: one that the deployment's records define, or one that AWS gives. */
export function placesOfHost(host: string, { hosts: known }: PlaceIndex): readonly (Place | null)[] {
  return known.get(hostKey(host)) ?? [placeOfHost(host)];
}
