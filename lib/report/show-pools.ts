import type { ModelPool, NodePool, Region } from '#topology';
import { section } from './section';
import { absent, textTable } from './text-table';

/** The model pools of a Region and the node pools that hold them. */
export function showPools({ name, modelPools, nodePools }: Region): string {
  return [
    section(
      `Model pools of ${name}`,
      textTable(
        ['model', 'task', 'engine', 'base', 'nodes each', 'burst', 'headroom', 'classes', 'instance types'],
        modelPools.map(modelPoolRow),
      ),
    ),
    section(
      `Node pools of ${name}`,
      textTable(
        ['name', 'capacity', 'weight', 'max nodes', 'max GPUs', 'max vCPU', 'instance types'],
        nodePools.map(nodePoolRow),
      ),
    ),
  ].join('\n\n');
}

function modelPoolRow(pool: ModelPool): readonly (string | number)[] {
  const { base, burst } = pool;
  return [
    pool.canary === null ? pool.name : `${pool.name}\ncanary ${pool.canary.version}, ${pool.canary.percent} %`,
    pool.model.task,
    pool.engine.kind,
    base.replicas,
    base.nodesPerReplica,
    burst === null ? 'none' : `${burst.minReplicas}-${burst.maxReplicas}`,
    pool.headroom?.replicas ?? 0,
    base.placement.instanceClasses.join(', '),
    base.placement.instanceTypes.join(', '),
  ];
}

function nodePoolRow(pool: NodePool): readonly (string | number)[] {
  return [
    pool.name,
    pool.capacityType,
    pool.weight,
    pool.maxNodes,
    pool.maxGpus ?? absent,
    pool.maxVcpu,
    pool.instanceTypes.join(', '),
  ];
}
