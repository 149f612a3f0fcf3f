import type { LeafDifference } from '#address';
import type { Region } from '#topology';
import { type Comparison, type LocalChange, localChange, type Scope } from './local-change';
import { peakUsdPerHour, sumOrNull, usdChange } from './pool-money';
import { addressesWhere, pairRegions, type RegionPair } from './region-pairs';

/** Regions that came or went: what that means for the data, for failover, for money and for who may enter. */
export function explainRegions(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap((pair) => {
    const moved = movedRegion(pair);
    if (moved === null) return [];
    const parts = [capacity(moved), security(moved), failover(moved), data(moved)];
    let open = comparison.open.filter(({ jurisdiction }) => jurisdiction === moved.home.jurisdiction);
    return parts.flatMap(({ claims, change }) => {
      const addresses = addressesWhere(open, claims);
      const claimed = new Set(addresses);
      open = open.filter(({ address }) => !claimed.has(address));
      return addresses.length === 0 ? [] : [localChange({ ...change, addresses })];
    });
  });
}

/** A Region that one side has. */
interface MovedRegion {
  readonly pair: RegionPair;
  readonly region: Region;
  readonly isAdded: boolean;
  /** The jurisdiction, which stays, or came or went with it. */
  readonly home: Scope;
}

/** A change before it is known which facts are its own. */
interface Part {
  readonly change: Omit<Parameters<typeof localChange>[0], 'addresses'>;
  readonly claims: (difference: LeafDifference) => boolean;
}

function movedRegion(pair: RegionPair): MovedRegion | null {
  const { before, after, jurisdiction } = pair;
  const region = before === null ? after : after === null ? before : null;
  if (region === null) return null;
  return { pair, region, isAdded: before === null, home: { jurisdiction: jurisdiction.name, region: null } };
}

function capacity({ pair, region, isAdded }: MovedRegion): Part {
  const pools = region.modelPools;
  const sum = (of: (pool: Region['modelPools'][number]) => number) => pools.reduce((all, pool) => all + of(pool), 0);
  const base = sum((pool) => pool.base.replicas);
  const burst = sum((pool) => pool.burst?.maxReplicas ?? 0);
  const cost = sumOrNull(pools.map((pool) => peakUsdPerHour(region, pool)));
  const text = `${pools.length} model pools ${isAdded ? 'added' : 'go'}: ${base} base and up to ${burst} burst replicas`;
  const usdPerHour = isAdded ? usdChange(0, cost) : usdChange(cost, 0);
  return {
    change: { group: 'capacity', scope: pair.scope, text, usdPerHour },
    claims: isIn(pair, ['modelPools', 'nodePools', 'nodeClasses', 'imagePulls']),
  };
}

function security({ pair, region, isAdded }: MovedRegion): Part {
  const { network, cluster, identities, flows } = region;
  const reach = cluster.endpointCidrs.length === 0 ? 'private' : `reached from ${cluster.endpointCidrs.join(', ')}`;
  const open = network.loadBalancers.find(({ scheme }) => scheme === 'internet-facing')?.allowedCidrs.join(', ');
  const clients = open === undefined ? 'no clients from outside' : `clients from ${open}`;
  const parts = `${reach} API server, ${clients}, ${identities.length} identities, ${flows.length} network flows`;
  const text = `network ${network.cidr} ${isAdded ? 'added' : 'goes'}: ${parts}`;
  return {
    change: { group: 'security', scope: pair.scope, text },
    claims: isIn(pair, ['network', 'cluster', 'identities', 'flows', 'namespaces', 'secrets']),
  };
}

/** Whether a fact is one of some fields of the Region. */
function isIn({ address, name }: RegionPair, fields: readonly string[]): Part['claims'] {
  const prefixes = fields.flatMap((field) => [`${address}.${field}[`, `${address}.${field}.`]);
  return (one) => one.region === name && prefixes.some((prefix) => one.address.startsWith(prefix));
}

/** Its place in the failover of the jurisdiction, and all that leads from Region to Region. */
function failover({ pair, isAdded, home }: MovedRegion): Part {
  const { name, jurisdiction } = pair;
  const orders = (jurisdiction.after?.regions ?? []).flatMap((region) =>
    region.peers.length === 0 ? [] : [`${region.name} to ${order(region).join(', ')}`],
  );
  const left = orders.length === 0 ? 'no Region is left to fail over to' : `now ${orders.join('; ')}`;
  const text = `${name} ${isAdded ? 'joins' : 'leaves'} the failover: ${left}`;
  const isOwn = isIn(pair, ['peers', 'gateway', 'observability', 'monitoring']);
  return {
    change: { group: 'availability', scope: home, text },
    claims: (one) => isOwn(one) || (one.jurisdiction === jurisdiction.name && one.whole !== null && leadsTo(one, name)),
  };
}

/** Peers of a Region, first the one that takes over first. */
export function order({ peers }: Region): readonly string[] {
  return [...peers].sort((one, other) => one.order - other.order).map(({ region }) => region);
}

function leadsTo({ elements }: LeafDifference, region: string): boolean {
  const last = elements.at(-1);
  if (last === undefined) return false;
  const { pattern, identity } = last;
  return (
    (pattern === 'jurisdictions.links' && identity.split(' ').includes(region)) ||
    (pattern === 'jurisdictions.accelerator.endpointGroups' && identity === region) ||
    (pattern === 'jurisdictions.regions.peers' && identity === region) ||
    elements.some(
      (one) => one.pattern.startsWith('jurisdictions.regions.gateway.') && one.identity === `peer-${region}`,
    )
  );
}

/** What is kept there, and all that is left of the Region. */
function data({ pair, region, isAdded, home }: MovedRegion): Part {
  const { name, address, jurisdiction } = pair;
  const tables = (jurisdiction.after ?? jurisdiction.before)?.tables.map(({ purpose }) => purpose) ?? [];
  const replicas = `the key and of tables ${tables.join(', ')}`;
  const text = isAdded
    ? `Region ${name} added: data of ${jurisdiction.name} will lie there too, with replicas of ${replicas}, and copies of the weights`
    : `Region ${name} REMOVED: its replicas of ${replicas} are dropped, and its ${region.stores.buckets.length} buckets, queues and logs go`;
  const { cidr, zones } = region.network;
  const marks = [name, cidr, ...zones.map(({ privateCidr }) => privateCidr)];
  const cause = { kind: 'region', scope: home, label: `Region ${name}`, subject: name, marks, value: null } as const;
  return {
    change: { group: 'residency', scope: home, text, isDestructive: !isAdded, causes: [cause] },
    claims: (one) => (one.region === name && one.address.startsWith(address)) || isCopy(one, pair),
  };
}

/** Replicas of key and tables that differ by the Region alone, and copies of a bucket there. */
function isCopy(
  { pattern, before, after, elements, ...one }: LeafDifference,
  { jurisdiction, name }: RegionPair,
): boolean {
  if (one.jurisdiction !== jurisdiction.name) return false;
  if (pattern.startsWith('jurisdictions.regions.stores.buckets.replicas.')) return elements.at(-1)?.identity === name;
  if (!pattern.endsWith('.replicaRegions') || !Array.isArray(before) || !Array.isArray(after)) return false;
  const others = (list: readonly unknown[]) => JSON.stringify(list.filter((item) => item !== name));
  return others(before) === others(after);
}
