export {
  type BudgetExceeded,
  type CostFinding,
  describeCostFinding,
  type MissingPrice,
  type MissingSpotPrice,
} from './cost-finding';
export type {
  CacheParts,
  CostInput,
  FlowParts,
  ModelTraffic,
  NodeCounts,
  NodeGroup,
  Purchase,
  RegionCostInput,
  RetainedLog,
  StandingParts,
  StorageClass,
  StorageParts,
  SystemNodeGroup,
} from './cost-input';
export { type CostLevel, costLevels } from './cost-level';
export { type Bill, type CostLine, type CostPart, type Demand, hoursPerMonth, type UnpricedLine } from './cost-line';
export type { CostPlan, LevelCost } from './cost-plan';
export type { FailoverReserve } from './failover-reserve';
export { type Fleet, type FleetYear, fleetYear } from './fleet-year';
export type { OnDemandSaving } from './on-demand-saving';
export { planCost } from './plan-cost';
export {
  type CostItem,
  catalogPrices,
  type NodePrice,
  type PriceBook,
  type UnitPrice,
  type UnlistedItem,
} from './price-book';
export type { TokenPrice } from './price-tokens';
export { blendedUsdPerHour, type SpotBlend, spotSavingShare } from './spot-blend';
export type { CostSum, NamedSum } from './sum-costs';
export { chatWireBytes } from './wire-bytes';
