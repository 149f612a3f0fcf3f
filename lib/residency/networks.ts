import ipaddr from 'ipaddr.js';
import { once } from '#evidence';
import type { Boundary } from './boundary';

/** Whose VPC a network is, or lies in. */
export interface NetworkOwner {
  /** Jurisdiction. */
  readonly name: string;
  readonly region: string;
}

/** What has been found out about networks, for one set of boundaries. */
const ownersFor = once((_: readonly Boundary[]) => new Map<string, NetworkOwner | null>());

/** Whose VPC holds a network as a whole; null for one that lies in none, or that is wider than one. */
export function networkOwner(cidr: string, boundaries: readonly Boundary[]): NetworkOwner | null {
  const owners = ownersFor(boundaries);
  const known = owners.get(cidr);
  if (known !== undefined) return known;
  const holding = boundaries.flatMap(({ name, networks }) =>
    networks.filter((network) => holds(network.cidr, cidr)).map(({ region }) => ({ name, region })),
  );
  const owner = holding[0] ?? null;
  owners.set(cidr, owner);
  return owner;
}

/** Whether one network of IPv4 holds another as a whole; false where either is none. */
export function holds(outer: string, inner: string): boolean {
  if (!ipaddr.IPv4.isValidCIDR(outer) || !ipaddr.IPv4.isValidCIDR(inner)) return false;
  const [outerAddress, outerPrefix] = ipaddr.IPv4.parseCIDR(outer);
  const [innerAddress, innerPrefix] = ipaddr.IPv4.parseCIDR(inner);
  return outerPrefix <= innerPrefix && innerAddress.match(outerAddress, outerPrefix);
}
