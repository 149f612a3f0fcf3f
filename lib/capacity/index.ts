export type { CapacityPlan, NodePoolPlan, PlannedCapacityType, PoolPlan } from './plan';
export { planCapacity } from './plan-capacity';
export { regionShares, shareAfterLoss } from './region-shares';
