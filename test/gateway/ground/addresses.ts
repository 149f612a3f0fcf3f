import ipaddr from 'ipaddr.js';

/** The IPv4 address `count` after the first of a network: `nthAddress('10.1.0.0/16', 10)` is `10.1.0.10`. */
export function nthAddress(network: string, count: number): string {
  const first = ipaddr.IPv4.networkAddressFromCIDR(network).toByteArray();
  const number = first.reduce((sum, byte) => sum * 256 + byte, 0) + count;
  const address = [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
  if (!ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(network)))
    throw new Error(`${network} has no address number ${count}`);
  return address;
}

/** Whether an IPv4 address lies in one of the networks. */
export function liesIn(address: string, networks: readonly string[]): boolean {
  return networks.some((network) => ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(network)));
}
