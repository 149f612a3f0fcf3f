import type { Home } from './file-home';
import { regionOf } from './leak';
import type { HostPlace } from './place-host';
import type { ResidencyInput } from './residency-input';

/** What is wrong with where an address leads. */
export interface AddressFault {
  /** Says where it leads: `leads to us-east-1 of jurisdiction us`. */
  readonly leads: string;
  /** Region, jurisdiction or null: nobody can tell. */
  readonly to: string | null;
}

/** What is wrong with a place behind an address that data is sent to; null for one in the cluster or in the jurisdiction. */
export function addressFault(place: HostPlace, home: Home, { boundaries }: ResidencyInput): AddressFault | null {
  if (place.kind === 'cluster') return null;
  if (place.kind === 'aws') {
    const region = place.region ?? 'us-east-1';
    return home.boundary?.regions.includes(region) === true
      ? null
      : { leads: `leads to an AWS endpoint in ${regionOf(region, boundaries)}`, to: region };
  }
  if (place.kind === 'jurisdiction') return jurisdictionFault(place, home);
  return { leads: 'leads to no place that the rendered records define', to: null };
}

function jurisdictionFault(
  { name, regions }: Extract<HostPlace, { readonly kind: 'jurisdiction' }>,
  { boundary }: Home,
): AddressFault | null {
  const abroad = regions.find((region) => region !== null && boundary?.regions.includes(region) !== true);
  if (name !== boundary?.name || abroad !== undefined) {
    return { leads: `leads to ${abroad ?? 'a host'} of jurisdiction ${name}`, to: abroad ?? name };
  }
  return regions.length === 0 || regions.includes(null)
    ? { leads: 'has a name of the jurisdiction that no rendered record answers', to: null }
    : null;
}
