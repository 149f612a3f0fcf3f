import type { ModelPool, ServingPool } from './model-pool';

/** A pool, and its candidate where it has one: both serve, and both need all that a pool needs. */
export function withCanary(pool: ModelPool): readonly ServingPool[] {
  return pool.canary === null ? [pool] : [pool, pool.canary.pool];
}
