import type { ModelPool, NodePool, Region } from '#topology';
import { count } from './amounts';
import { type Card, card } from './drawing';
import { baseReplicas, burstReplicas } from './pool-words';

/** A model pool: tier 2 in front of it, and its replicas on their instances. */
export function poolCard({ name }: Region, pool: ModelPool): Card {
  const { model, base, burst, headroom, picker, proxy, canary } = pool;
  return card({
    id: `${name}/pool/${pool.name}`,
    tone: 'model',
    title: pool.name,
    widestRow: 270,
    note: model.task,
    rows: [
      ['tier 2', `${count(proxy.deployment.replicas, 'Envoy')}, ${count(picker.deployment.replicas, 'picker')}`],
      ['base', `${baseReplicas(pool)} on ${base.placement.instanceTypes.join(', ')}`],
      ...(burst === null ? [] : [['burst', `${burstReplicas(pool)} on ${burst.placement.instanceTypes.join(', ')}`]]),
      ...(headroom === null ? [] : [['headroom', `room for ${headroom.replicas} more replica`]]),
      ...(canary === null ? [] : [['canary', `${canary.version}, ${canary.percent} %`]]),
    ],
  });
}

/** The node pools of a class of instances. */
export function nodeCard({ name, nodePools }: Region, instanceClass: string): Card {
  const pools = nodePools.filter((pool) => pool.instanceClass === instanceClass);
  const types = [...new Set(pools.flatMap(({ instanceTypes }) => instanceTypes))];
  return card({
    id: `${name}/nodes/${instanceClass}`,
    title: `Nodes ${instanceClass}`,
    widestRow: 220,
    rows: [...pools.map((pool) => [pool.capacityType, most(pool)]), ['types', types.join(', ')]],
  });
}

function most({ maxNodes, maxGpus }: NodePool): string {
  if (maxNodes === 0) return 'none';
  return maxGpus === null ? `≤ ${maxNodes}` : `≤ ${maxNodes}, ${maxGpus} GPUs`;
}
