import type { Region } from '#topology';
import type { Layout } from './layout';
import { regionSection } from './region-section';
import type { ShownRegions } from './shown-regions';
import { absent } from './text-table';

const poolHead = ['node pool', 'capacity', 'weight', 'max nodes', 'max GPUs', 'max vCPU'];

/** The node pools of Regions: which capacity goes first, and how much of it there may be. */
export function showNodes(shown: ShownRegions, layout: Layout): string {
  const pools = ({ nodePools }: Region) =>
    nodePools.map((pool) => [
      pool.name,
      pool.capacityType,
      pool.weight,
      pool.maxNodes,
      pool.maxGpus ?? absent,
      pool.maxVcpu,
    ]);
  return [
    regionSection({ title: 'Node pools', head: poolHead, rowsOf: pools }, shown, layout),
    regionSection(
      { title: 'Instance types of nodes', head: ['class', 'instance types'], rowsOf: classRows },
      shown,
      layout,
    ),
  ].join('\n\n');
}

/** The pools of a class have the same types. */
function classRows({ nodePools }: Region): readonly (readonly string[])[] {
  const types = new Map(nodePools.map((pool) => [pool.instanceClass, pool.instanceTypes.join(', ')]));
  return [...types];
}
