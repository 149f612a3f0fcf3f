import type { Jurisdiction, Link, Topology } from '#topology';
import { type Card, card, type Edge, edge } from './drawing';
import { roundTrip } from './region-words';

const edgeWords = {
  route53: 'Route 53, a latency record for each Region',
  'global-accelerator': 'Global Accelerator',
  none: 'reached by private names',
} as const;

/** How clients come in. */
export function clientEdge({ name, hostname, edge: kind, clientCidrs, accelerator }: Jurisdiction): Card {
  const port = accelerator === null ? '' : `, port ${accelerator.port}`;
  return card({
    id: `${name}/edge`,
    tone: 'traffic',
    title: hostname ?? 'No public name',
    rows: [
      [`${edgeWords[kind]}${port}`],
      [clientCidrs.length === 0 ? 'nothing is public' : `clients from ${clientCidrs.join(', ')}`],
    ],
  });
}

/** What all Regions of a jurisdiction share, and none outside has. */
export function sharedData(topology: Topology, jurisdiction: Jurisdiction): Card {
  const { name, key, tables, regions } = jurisdiction;
  const policy = topology.governance?.policies.find((candidate) => candidate.jurisdiction === name);
  return card({
    id: `${name}/data`,
    tone: 'data',
    widestRow: 240,
    title: regions.length === 1 ? 'Data of the Region' : 'Data of all its Regions, and of no other',
    rows: [
      ['key', key.alias],
      ['tables', tables.map(({ purpose }) => purpose).join(', ')],
      ...copyRows(jurisdiction),
      ...(policy === undefined ? [] : [['policy', policy.name]]),
    ],
  });
}

/** What is copied, from where to where. */
export function copyRows(jurisdiction: Jurisdiction): readonly (readonly string[])[] {
  const copies = copiedBuckets(jurisdiction);
  const sources = [...new Set(copies.map(({ purpose, from }) => `${purpose} ${from}`))];
  return sources.map((source) => {
    const own = copies.filter(({ purpose, from }) => `${purpose} ${from}` === source);
    return [own[0]?.purpose ?? '', `${own[0]?.from} to ${own.map(({ to }) => to).join(', ')}`];
  });
}

interface CopiedBucket {
  readonly purpose: string;
  readonly from: string;
  readonly to: string;
}

/** Buckets whose objects are copied to another Region. */
export function copiedBuckets({ regions }: Jurisdiction): readonly CopiedBucket[] {
  return regions.flatMap(({ name, stores }) =>
    stores.buckets.flatMap(({ purpose, replicas }) =>
      replicas.map(({ region }) => ({ purpose, from: name, to: region })),
    ),
  );
}

/** Private links of Regions that stand in one column or in one row: neighbours straight, others on lanes beside them, without words. */
export function peerLinks(jurisdiction: Jurisdiction, arranged: 'column' | 'row'): readonly Edge[] {
  const places = jurisdiction.regions.map(({ name }) => name);
  let lanes = 0;
  return jurisdiction.links.map((link) => {
    const near = Math.abs(places.indexOf(link.requester) - places.indexOf(link.accepter)) === 1;
    const ends = { from: `region/${link.requester}`, to: `region/${link.accepter}`, both: true };
    const label = `peer link, ${roundTrip(rttOf(jurisdiction, link))}`;
    if (near) return edge({ ...ends, label });
    return edge({ ...ends, path: arranged === 'row' ? 'bottom-lane' : 'right-lane', lane: lanes++ });
  });
}

function rttOf({ regions }: Jurisdiction, { requester, accepter }: Link): number | null {
  const peers = regions.find(({ name }) => name === requester)?.peers ?? [];
  return peers.find(({ region }) => region === accepter)?.rttMs ?? null;
}
