import { type Comparison, type LocalChange, localChange } from './local-change';
import { addressesWhere, pairRegions } from './region-pairs';

/** A VPC with another network: its subnets, and all that has an address in them, are made anew. */
export function explainNetworks(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap(({ before, after, address, scope, jurisdiction }) => {
    if (before === null || after === null || before.network.cidr === after.network.cidr) return [];
    const [was, is] = [before.network, after.network];
    const subnets = is.zones.flatMap(({ name }) =>
      ['privateCidr', 'publicCidr'].map((field) => `zones[${name}].${field}`),
    );
    const fields = ['cidr', ...subnets].map((field) => `${address}.network.${field}`);
    const marks = [was, is].flatMap(({ cidr, zones }) => [
      cidr,
      ...zones.flatMap(({ privateCidr, publicCidr }) => [privateCidr, publicCidr]),
    ]);
    const everywhere = { jurisdiction: jurisdiction.name, region: null };
    const label = `network ${is.cidr}`;
    return [
      localChange({
        group: 'replacement',
        scope,
        text: `VPC ${was.cidr} -> ${is.cidr}: its subnets, cluster, nodes and load balancers would be REPLACED`,
        isDestructive: true,
        addresses: addressesWhere(comparison.open, (one) => one.kind === 'changed' && fields.includes(one.address)),
        causes: [{ kind: 'value', scope: everywhere, label, subject: null, marks, value: null }],
      }),
    ];
  });
}
