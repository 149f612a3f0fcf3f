import { type Comparison, type LocalChange, localChange } from './local-change';
import { addressesWhere, pairByName, pairRegions, type RegionPair } from './region-pairs';

const limits = ['maxNodes', 'maxGpus', 'maxVcpu'];

/** Most nodes that node pools may hold; GPUs and vCPUs are those of so many nodes. */
export function explainNodePools(comparison: Comparison): readonly LocalChange[] {
  return pairRegions(comparison).flatMap((region) =>
    pairByName(region.before?.nodePools ?? [], region.after?.nodePools ?? []).flatMap(({ name, before, after }) => {
      if (before === null || after === null || before.maxNodes === after.maxNodes) return [];
      const address = `${region.address}.nodePools[${name}]`;
      const isSame = before.instanceTypes.join() === after.instanceTypes.join();
      const fields = (isSame ? limits : limits.slice(0, 1)).map((limit) => `${address}.${limit}`);
      const addresses = addressesWhere(
        comparison.open,
        (one) => one.kind === 'changed' && fields.includes(one.address),
      );
      if (addresses.length === 0) return [];
      const isFewer = after.maxNodes < before.maxNodes && !hasOtherCounts(region);
      return [
        localChange({
          group: isFewer ? 'availability' : 'capacity',
          scope: region.scope,
          text: `node pool ${name} up to ${before.maxNodes} -> ${after.maxNodes} nodes`,
          addresses,
        }),
      ];
    }),
  );
}

/** Whether pools of the Region ask for other nodes than before: then fewer of them are no less than what is wanted. */
function hasOtherCounts({ before, after }: RegionPair): boolean {
  const counts = (region: RegionPair['before']) =>
    region?.modelPools.map(({ name, base, burst, canary }) => [
      name,
      base.replicas,
      burst?.minReplicas,
      burst?.maxReplicas,
      canary?.pool.base.replicas,
    ]);
  return JSON.stringify(counts(before)) !== JSON.stringify(counts(after));
}
