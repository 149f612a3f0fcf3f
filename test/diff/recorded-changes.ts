import { costOf, planBlueprint } from '#bin/planned-blueprint';
import type { BlueprintInput } from '#blueprint';
import { parseBlueprint } from '#blueprint';
import { type DiffReport, diffReportVersion, diffTopologies } from '#diff';
import { deployments } from '#regions';
import type { Topology } from '#topology';
import { editTopology, named, only } from './edit-topology';

/** One side of a change: its Topology, and its cost where it is that of a blueprint. */
export interface Side {
  readonly topology: Topology;
  readonly cost: NonNullable<DiffReport['cost']>['before'] | null;
}

/** Something that somebody did to production, and how its golden file is called. */
export interface RecordedChange {
  readonly name: string;
  /** What somebody did. */
  readonly what: string;
  readonly after: () => Side;
  /** What it was done to; production as it stands otherwise. */
  readonly before?: () => Side;
}

const shipped = only(deployments, ({ name }) => name === 'production').blueprint as BlueprintInput;
/** Production as it stands. */
export const productionSide = once(() => sideOf(shipped));
const threeRegions = once(() => sideOf(withRegion(shipped)));

/** The ten changes that issue 7 names, and four more that go wrong in reviews. */
export const recordedChanges: readonly RecordedChange[] = [
  {
    name: 'add-a-region',
    what: 'jurisdictions.us.regions: us-west-2 added as the third',
    after: threeRegions,
  },
  {
    name: 'change-spot-share',
    what: 'capacity.spotShare: 0.6 -> 0.5',
    after: () => sideOf({ ...shipped, capacity: { spotShare: 0.5 } }),
  },
  {
    name: 'swap-failover-order',
    what: 'with three Regions in us, the peers of us-east-1 in the other order (the Topology: the order follows round trips)',
    before: threeRegions,
    after: () => edited(threeRegions(), swapPeers),
  },
  {
    name: 'rename-a-table',
    what: 'the table of tenants in us is called production-us-customers (the Topology: names follow from the deployment)',
    after: () =>
      edited(productionSide(), ({ jurisdictions }) => {
        only(named(jurisdictions, 'us').tables, ({ purpose }) => purpose === 'tenants').name =
          'production-us-customers';
      }),
  },
  {
    name: 'raise-a-rate-limit',
    what: 'tiers.standard.requestsPerMinute: 600 -> 900',
    after: () =>
      sideOf({ ...shipped, tiers: { ...shipped.tiers, standard: { ...tier('standard'), requestsPerMinute: 900 } } }),
  },
  {
    name: 'new-model-version-as-canary',
    what: 'models.chat-medium.canary: v2 gets 10 %',
    after: () => sideOf(withModel('chat-medium', { canary })),
  },
  {
    name: 'drop-a-replica',
    what: 'the table of conversations in eu has no replica in eu-south-2 (the Topology: replicas are the Regions)',
    after: () =>
      edited(productionSide(), ({ jurisdictions }) => {
        const table = only(named(jurisdictions, 'eu').tables, ({ purpose }) => purpose === 'conversations');
        table.replicaRegions = ['eu-north-1'];
      }),
  },
  {
    name: 'widen-a-cidr',
    what: 'jurisdictions.eu.clientCidrs: 198.51.100.0/24 -> 198.51.0.0/16',
    after: () => sideOf(withJurisdiction('eu', { clientCidrs: ['198.51.0.0/16'] })),
  },
  {
    name: 'upgrade-a-component',
    what: 'keda 2.20.2 -> 2.21.0 everywhere (the Topology: versions stand in the catalogue)',
    after: () =>
      edited(productionSide(), ({ jurisdictions }) => {
        for (const region of jurisdictions.flatMap(({ regions }) => regions))
          named(region.components, 'keda').version = '2.21.0';
      }),
  },
  {
    name: 'cut-retention',
    what: 'data.retention.coldDays: 2557 -> 365',
    after: () => sideOf({ ...shipped, data: { retention: { hotDays: 30, coldDays: 365 } } }),
  },
  {
    name: 'raise-a-burst-pool',
    what: 'capacity.overrides: burst of chat-large up to 18 in both Regions of eu',
    after: () =>
      sideOf({
        ...shipped,
        capacity: {
          overrides: ['eu-north-1', 'eu-south-2'].map((region) => ({
            model: 'chat-large',
            region,
            burstMaxReplicas: 18,
          })),
        },
      }),
  },
  {
    name: 'turn-regions-round',
    what: 'jurisdictions.eu.regions: eu-south-2 first, as if that were the order of failover',
    after: () => sideOf(withJurisdiction('eu', { regions: [...jurisdiction('eu').regions].reverse() })),
  },
  {
    name: 'move-a-network',
    what: 'jurisdictions.eu.regions[0].cidr: 10.16.0.0/16 -> 10.20.0.0/16',
    after: () =>
      sideOf(
        withJurisdiction('eu', {
          regions: jurisdiction('eu').regions.map((region) =>
            region.name === 'eu-north-1' ? { ...region, cidr: '10.20.0.0/16' } : region,
          ),
        }),
      ),
  },
  {
    name: 'retire-a-model',
    what: 'models.chat-large and its traffic removed',
    after: () =>
      sideOf({
        ...shipped,
        models: without(shipped.models, 'chat-large'),
        traffic: without(shipped.traffic, 'chat-large'),
      }),
  },
];

/** The Topologies of both sides. */
export function sidesOf({ before = productionSide, after }: RecordedChange): readonly [Topology, Topology] {
  return [before().topology, after().topology];
}

/** The report of a recorded change, as the command makes it. */
export function reportOf({ what, before = productionSide, after }: RecordedChange): DiffReport {
  const [was, is] = [before(), after()];
  return {
    version: diffReportVersion,
    deployment: 'production',
    before: before === productionSide ? 'production as it stands' : 'production with us-west-2',
    after: what,
    topologyCompared: true,
    ...diffTopologies(was.topology, is.topology),
    cost: was.cost === null || is.cost === null ? null : { before: was.cost, after: is.cost },
    rendered: null,
    failures: [],
  };
}

const canary = {
  version: 'v2',
  weights: { source: 'hf://meta-llama/Llama-3.3-70B-Instruct', bytes: 70_553_706_496 },
  percent: 10,
  stagesPercent: [10, 50, 100],
};

function sideOf(blueprint: BlueprintInput): Side {
  const planned = planBlueprint(parseBlueprint(blueprint, 'regions/production.ts'));
  return { topology: planned.topology, cost: costOf(planned) };
}

function edited({ topology }: Side, edit: Parameters<typeof editTopology>[1]): Side {
  return { topology: editTopology(topology, edit), cost: null };
}

function withRegion(blueprint: BlueprintInput): BlueprintInput {
  const us = jurisdiction('us');
  const added = { name: 'us-west-2', zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'], cidr: '10.2.0.0/16' };
  return {
    ...blueprint,
    jurisdictions: { ...blueprint.jurisdictions, us: { ...us, regions: [...us.regions, added] } },
  };
}

function withJurisdiction(name: string, change: Partial<BlueprintInput['jurisdictions'][string]>): BlueprintInput {
  return { ...shipped, jurisdictions: { ...shipped.jurisdictions, [name]: { ...jurisdiction(name), ...change } } };
}

function withModel(name: string, change: Partial<BlueprintInput['models'][string]>): BlueprintInput {
  const model = entry(shipped.models, name);
  return { ...shipped, models: { ...shipped.models, [name]: { ...model, ...change } } };
}

function jurisdiction(name: string) {
  return entry(shipped.jurisdictions, name);
}

function tier(name: string) {
  return entry(shipped.tiers, name);
}

function entry<T>(record: Readonly<Record<string, T>>, name: string): T {
  const found = record[name];
  if (found === undefined) throw new Error(`production has no "${name}"`);
  return found;
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

/** Peers of us-east-1 the other way round, and the routes with them. */
function swapPeers({ jurisdictions }: Parameters<Parameters<typeof editTopology>[1]>[0]): void {
  const region = named(named(jurisdictions, 'us').regions, 'us-east-1');
  for (const peer of region.peers) peer.order = 3 - peer.order;
  for (const rule of region.gateway.routes.flatMap(({ rules }) => rules)) {
    const peers = rule.backends.filter(({ backend }) => backend.startsWith('peer-'));
    const [first, second] = peers.map(({ priority }) => priority);
    if (first === undefined || second === undefined) continue;
    for (const peer of peers) peer.priority = first + second - peer.priority;
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
