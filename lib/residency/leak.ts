import type { Finding, Location } from '#evidence';
import type { Boundary } from './boundary';
import { type Home, homeName } from './file-home';
import { homeOf } from './home-of';

interface Leak {
  readonly rule: string;
  readonly home: Home;
  readonly at: Location;
  readonly message: string;
  readonly mend: string;
  /** Where data would go; null where nobody can tell. */
  readonly to: string | null;
}

/** A finding about data that would leave a file's jurisdiction. */
export function leak({ rule, home, at, message, mend, to }: Leak): Finding {
  const from = home.region ?? home.boundary?.name ?? 'no jurisdiction';
  return { rule, severity: 'error', at, message, mend, move: { from, to: to ?? 'unknown' } };
}

/** `eu-north-1 and eu-south-2`, what a file may name. */
export function allowedRegions({ boundary }: Home, boundaries: readonly Boundary[]): string {
  return (boundary === null ? boundaries : [boundary]).flatMap(({ regions }) => regions).join(', ');
}

/** `us-east-1 of jurisdiction us`. */
export function regionOf(region: string, boundaries: readonly Boundary[]): string {
  const boundary = homeOf(region, boundaries);
  return boundary === undefined
    ? `${region}, which is of no jurisdiction`
    : `${region} of ${homeName({ boundary, region })}`;
}
