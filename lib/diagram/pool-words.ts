import type { ModelPool, ServingPool } from '#topology';
import { range } from './amounts';

export function baseReplicas({ base }: ServingPool): string {
  return base.nodesPerReplica === 1 ? `${base.replicas}` : `${base.replicas} × ${base.nodesPerReplica} nodes`;
}

export function burstReplicas({ burst }: ServingPool): string {
  return burst === null ? 'none' : range(burst.minReplicas, burst.maxReplicas);
}

/** Replicas of a pool in short: what always runs of base, and what burst may add. */
function replicas(pool: ServingPool): string {
  return pool.burst === null ? baseReplicas(pool) : `${baseReplicas(pool)} + ${burstReplicas(pool)}`;
}

/** A pool and its canary, as rows of a table: name, replicas, classes. */
export function poolRows(pool: ModelPool): readonly (readonly string[])[] {
  const canary = pool.canary;
  return [
    [pool.name, replicas(pool), classesOf(pool).join(', ')],
    ...(canary === null
      ? []
      : [[`${canary.pool.name} ${canary.percent} %`, replicas(canary.pool), classesOf(canary.pool).join(', ')]]),
  ];
}

/** Instance types that a pool may run on, the preferred first. */
export function instanceTypes({ base, burst }: ServingPool): string {
  return [...new Set([...base.placement.instanceTypes, ...(burst?.placement.instanceTypes ?? [])])].join(', ');
}

/** Classes of instances that a pool may run on, the preferred first. */
export function classesOf({ base, burst }: ServingPool): readonly string[] {
  return [...new Set([...base.placement.instanceClasses, ...(burst?.placement.instanceClasses ?? [])])];
}
