import type { Topology } from '#topology';
import { type ShownPart, type ShowSubject, showSubjects, wholeTopology } from './shown-part';

/**
 * Fields of the Topology that each subject of `show --only` is made of, by the names of the lists and fields that hold them. The
 * name of whatever holds one stays too.
 */
export const subjectFields: Readonly<Record<ShowSubject, readonly string[]>> = {
  deployment: ['deployment', 'governance'],
  jurisdictions: [
    ...['legalSet', 'account', 'hostname', 'edge', 'clientCidrs', 'key', 'accelerator'].map(
      (it) => `jurisdictions.${it}`,
    ),
    'jurisdictions.regions.name',
  ],
  regions: ofRegion('jurisdiction', 'network.zones', 'modelPools', 'nodePools'),
  network: ofRegion('account', 'network'),
  cluster: ofRegion('cluster'),
  pools: ofRegion('modelPools'),
  nodes: ofRegion('nodeClasses', 'nodePools'),
  scaling: ofRegion(
    ...['base.replicas', 'burst.minReplicas', 'burst.maxReplicas', 'scaling'].map((it) => `modelPools.${it}`),
    ...['gateway.replicas', 'gateway.pods.targetCpuPercent', 'batchWorker.scaling'],
  ),
  routes: ofRegion('gateway.versions', 'gateway.backends', 'gateway.routes'),
  tiers: ofRegion('gateway.tiers', 'gateway.rateLimits'),
  stores: ['jurisdictions.key', 'jurisdictions.tables', ...ofRegion('stores')],
  retention: [
    ...['deployment.state', 'jurisdictions.key', 'jurisdictions.tables'],
    ...ofRegion('stores', 'network.flowLog', 'cluster.controlPlaneLog', 'cluster.deployerLog'),
    ...ofRegion(
      'cluster.nodeProvisioner.interruptionQueue',
      'cluster.nodeProvisioner.interruptionQueueRetentionSeconds',
    ),
    ...ofRegion('observability.workspaceAlias', 'observability.workspaceLog', 'observability.accessLog'),
    ...ofRegion('monitoring.retentionHours'),
  ],
  failover: ['jurisdictions.edge', 'jurisdictions.links', 'jurisdictions.accelerator', ...ofRegion('peers')],
  components: ofRegion('components', 'definitions', 'cluster.addOns'),
};

function ofRegion(...fields: readonly string[]): readonly string[] {
  return fields.map((field) => `jurisdictions.regions.${field}`);
}

/** A part of a Topology in its own form; `part` says that it is not the whole. */
export interface TopologyPart {
  readonly version: number;
  readonly part: ShownPart;
  readonly [field: string]: unknown;
}

/**
 * The fields of a Topology that some subjects are made of, of some Regions and their jurisdictions; the Topology itself where
 * all is asked for. Facts about Regions that are left out, as the replicas of a table, stay as they are.
 */
export function topologyPart(topology: Topology, part: ShownPart = wholeTopology): Topology | TopologyPart {
  const { regions, subjects } = part;
  if (regions.length === 0 && subjects.length === 0) return topology;
  const fields = subjects.length === 0 ? ['deployment', 'governance', 'jurisdictions'] : subjects.flatMap(fieldsOf);
  const { version, ...rest } = withRegions(topology, regions);
  return {
    version,
    part: { regions, subjects: showSubjects.filter((subject) => subjects.includes(subject)) },
    ...(pick(rest, '', ['deployment.name', ...fields]) as object),
  };
}

function fieldsOf(subject: ShowSubject): readonly string[] {
  return subjectFields[subject];
}

function withRegions(topology: Topology, names: readonly string[]): Topology {
  if (names.length === 0) return topology;
  const jurisdictions = topology.jurisdictions
    .map((jurisdiction) => ({
      ...jurisdiction,
      regions: jurisdiction.regions.filter(({ name }) => names.includes(name)),
    }))
    .filter(({ regions }) => regions.length > 0);
  return { ...topology, jurisdictions };
}

/** What of a value some fields lie in: all of it at a field that is named, the way to one, and names on that way. */
function pick(value: unknown, pattern: string, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((element) => pick(element, pattern, fields));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([name, part]): readonly (readonly [string, unknown])[] => {
    const inner = pattern === '' ? name : `${pattern}.${name}`;
    if (fields.includes(inner) || (name === 'name' && pattern !== '')) return [[name, part]];
    return fields.some((field) => field.startsWith(`${inner}.`)) ? [[name, pick(part, inner, fields)]] : [];
  });
  return Object.fromEntries(kept);
}
