import ipaddr from 'ipaddr.js';
import { zoneCidrs } from '#lib/topology/subnets';

test.each([
  [
    '10.0.0.0/16',
    [
      { privateCidr: '10.0.0.0/18', publicCidr: '10.0.192.0/22' },
      { privateCidr: '10.0.64.0/18', publicCidr: '10.0.196.0/22' },
      { privateCidr: '10.0.128.0/18', publicCidr: '10.0.200.0/22' },
    ],
  ],
  [
    '192.168.240.0/20',
    [
      { privateCidr: '192.168.240.0/22', publicCidr: '192.168.252.0/26' },
      { privateCidr: '192.168.244.0/22', publicCidr: '192.168.252.64/26' },
      { privateCidr: '192.168.248.0/22', publicCidr: '192.168.252.128/26' },
    ],
  ],
])('splits %s over three zones', (cidr, expected) => {
  expect(zoneCidrs(cidr, 3)).toEqual(expected);
});

test.each(['10.0.0.0/16', '10.7.128.0/17', '172.16.0.0/18', '10.1.32.0/19', '10.9.0.0/20'])(
  'all subnets of %s lie in it and none overlaps another',
  (cidr) => {
    const all = zoneCidrs(cidr, 3).flatMap((zone) => [zone.privateCidr, zone.publicCidr]);
    const vpc = ipaddr.IPv4.parseCIDR(cidr);
    for (const [index, subnet] of all.entries()) {
      expect(ipaddr.IPv4.networkAddressFromCIDR(subnet).match(vpc)).toBe(true);
      expect(ipaddr.IPv4.broadcastAddressFromCIDR(subnet).match(vpc)).toBe(true);
      for (const other of all.slice(index + 1)) {
        expect(ipaddr.IPv4.networkAddressFromCIDR(other).match(ipaddr.IPv4.parseCIDR(subnet))).toBe(false);
        expect(ipaddr.IPv4.networkAddressFromCIDR(subnet).match(ipaddr.IPv4.parseCIDR(other))).toBe(false);
      }
    }
  },
);
