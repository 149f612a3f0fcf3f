/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Jurisdiction } from '#topology';
import { type Fact, Facts } from './facts';

const edges: Readonly<Record<Jurisdiction['edge'], string>> = {
  route53: 'Route 53: the nearest healthy Region, by latency',
  'global-accelerator': 'Global Accelerator: the nearest healthy Region',
  none: 'none: nothing is public',
};

/** Where its data may be, and how clients come in. */
export function JurisdictionFacts({ jurisdiction }: { readonly jurisdiction: Jurisdiction }) {
  const { key, tables } = jurisdiction;
  const facts: readonly Fact[] = [
    ['Account', jurisdiction.account],
    ['Legal set', jurisdiction.legalSet],
    ['Host name', jurisdiction.hostname ?? 'none'],
    ['Edge', edges[jurisdiction.edge]],
    ['Clients from', jurisdiction.clientCidrs.join(', ') || 'inside alone'],
    [
      'Key',
      `${key.alias}, primary in ${key.primaryRegion}, replicas in ${key.replicaRegions.join(', ') || 'no other Region'}`,
    ],
    ['Global tables', tables.map(({ name }) => name).join(', ') || 'none'],
  ];
  return <Facts facts={facts} />;
}
