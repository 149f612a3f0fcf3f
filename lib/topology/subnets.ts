import ipaddr from 'ipaddr.js';

/** Networks of one availability zone. */
export interface ZoneCidrs {
  readonly privateCidr: string;
  readonly publicCidr: string;
}

/** Public subnets hold load balancers and NAT gateways only: a sixteenth of a private one. */
const publicBits = 4;

/**
 * Splits a VPC's network over three zones: a quarter each for the private subnets, and the last quarter in sixteenths for the
 * public ones. The rest stays free.
 *
 * @param vpcCidr network of /16 to /20, so that the smallest subnet, /26, is above AWS's smallest, /28
 */
export function zoneCidrs(vpcCidr: string, zones: number): readonly ZoneCidrs[] {
  const [address, prefix] = ipaddr.IPv4.parseCIDR(vpcCidr);
  const base = toNumber(address.octets);
  const privatePrefix = prefix + 2;
  const publicPrefix = privatePrefix + publicBits;
  const publicBase = base + zones * size(privatePrefix);
  return Array.from({ length: zones }, (_, index) => ({
    privateCidr: `${toAddress(base + index * size(privatePrefix))}/${privatePrefix}`,
    publicCidr: `${toAddress(publicBase + index * size(publicPrefix))}/${publicPrefix}`,
  }));
}

/** First address of a network that a host may have: that of the Service `kubernetes`, in the network of Services. */
export function firstHost(cidr: string): string {
  const [address] = ipaddr.IPv4.parseCIDR(cidr);
  return toAddress(toNumber(address.octets) + 1);
}

function size(prefix: number): number {
  return 2 ** (32 - prefix);
}

function toNumber(octets: readonly number[]): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function toAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
