import ipaddr from 'ipaddr.js';
import type { Blueprint } from './blueprint';
import { type Finding, type Rule, rule } from './rule';
import { eachRegion } from './rules-regions';

/** Network of Kubernetes Services in every cluster; no VPC may overlap it, since pods must tell the two apart. */
export const serviceCidr = '172.20.0.0/16';

/** Widest and narrowest VPC: three private subnets of a quarter each need 1,000 addresses for pods. */
const vpcPrefix = { widest: 16, narrowest: 20 };

/** Rules about networks: their size and range, and that no two that are joined overlap. */
export const networkRules: readonly Rule[] = [
  rule('vpc-size', ['jurisdictions'], ({ jurisdictions }) =>
    eachRegion(jurisdictions).flatMap(({ path, region }): Finding[] => {
      const [address, prefix] = ipaddr.IPv4.parseCIDR(region.cidr);
      const found: Finding[] = [];
      const place = { path: [...path, 'cidr'], value: region.cidr };
      if (prefix < vpcPrefix.widest || prefix > vpcPrefix.narrowest) {
        found.push({
          ...place,
          message: `is a /${prefix}`,
          allowed: `/${vpcPrefix.widest} to /${vpcPrefix.narrowest}`,
        });
      }
      if (address.range() !== 'private') {
        found.push({
          ...place,
          message: 'is not a private network',
          allowed: '10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918)',
        });
      }
      if (overlap(region.cidr, serviceCidr)) {
        found.push({
          ...place,
          message: `overlaps ${serviceCidr}, the network of Kubernetes Services`,
          allowed: 'any other private network',
        });
      }
      return found;
    }),
  ),
  rule('vpc-overlap', ['jurisdictions'], ({ jurisdictions }) => {
    const all = eachRegion(jurisdictions);
    return all.flatMap(({ path, region }, index) =>
      all
        .slice(0, index)
        .filter((earlier) => overlap(earlier.region.cidr, region.cidr))
        .map((earlier) => ({
          path: [...path, 'cidr'],
          value: region.cidr,
          message: `overlaps ${earlier.region.cidr} of ${earlier.region.name}`,
          allowed: 'a network of its own for each Region',
        })),
    );
  }),
  rule('endpoint-cidrs', ['access'], ({ access }: Pick<Blueprint, 'access'>) =>
    access.clusterEndpointCidrs.flatMap((network, index) =>
      openNetwork(['access', 'clusterEndpointCidrs', index], network),
    ),
  ),
];

/** The whole Internet is no allow-list for an API server. */
function openNetwork(path: readonly (string | number)[], network: string): Finding[] {
  if (!network.endsWith('/0')) return [];
  return [
    {
      path,
      value: network,
      message: 'opens the API servers to everyone',
      allowed: 'the networks of your administrators',
    },
  ];
}

function overlap(one: string, other: string): boolean {
  const [oneAddress, onePrefix] = ipaddr.IPv4.parseCIDR(one);
  const [otherAddress, otherPrefix] = ipaddr.IPv4.parseCIDR(other);
  return onePrefix <= otherPrefix
    ? otherAddress.match(oneAddress, onePrefix)
    : oneAddress.match(otherAddress, otherPrefix);
}
