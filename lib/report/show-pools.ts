import type { ModelPool, Region } from '#topology';
import type { Layout } from './layout';
import { mark } from './mark';
import { regionSection } from './region-section';
import type { ShownRegions } from './shown-regions';

const replicaHead = ['pool', 'base', 'burst', 'held ready', 'GPUs each', 'nodes each', 'task', 'engine'];
const placeHead = ['pool', 'instance types', 'for burst too'];

/** The model pools of Regions: how many replicas, and on what. */
export function showPools(shown: ShownRegions, layout: Layout): string {
  const replicas = ({ modelPools }: Region) => modelPools.flatMap((pool) => replicaRows(pool, layout));
  const places = ({ modelPools }: Region) => modelPools.map(placeRow);
  return [
    regionSection({ title: 'Model pools', head: replicaHead, rowsOf: replicas }, shown, layout),
    regionSection({ title: 'Instance types of pools', head: placeHead, rowsOf: places }, shown, layout),
  ].join('\n\n');
}

/** A canary has a row of its own, below its pool's. */
function replicaRows({ name, canary, ...pool }: ModelPool, layout: Layout): readonly (readonly (string | number)[])[] {
  const stable = [name, ...replicaCells(pool)];
  if (canary === null) return [stable];
  const candidate = mark(`canary ${canary.version}, ${canary.percent} %`, 'notice', layout);
  return [stable, [`${name} ${candidate}`, ...replicaCells(canary.pool)]];
}

function replicaCells(pool: Omit<ModelPool, 'name' | 'canary' | 'scaling'>): readonly (string | number)[] {
  const { base, burst, headroom, model, engine } = pool;
  return [
    base.replicas,
    burst === null ? 'none' : `${burst.minReplicas}-${burst.maxReplicas}`,
    headroom?.replicas ?? 0,
    base.placement.gpusPerPod,
    base.nodesPerReplica,
    model.task,
    engine.kind,
  ];
}

function placeRow({ name, base, burst }: ModelPool): readonly string[] {
  const { instanceTypes } = base.placement;
  const more = burst?.placement.instanceTypes.filter((type) => !instanceTypes.includes(type)) ?? [];
  return [name, instanceTypes.join(', '), more.join(', ') || 'none'];
}
