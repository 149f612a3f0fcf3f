export { burstByHour } from './burst-by-hour';
export type { ProfileOf } from './choose-service';
export {
  type CostInput,
  type CostLevel,
  type CostPlan,
  type CostSum,
  catalogPrices,
  chatWireBytes,
  costLevels,
  describeCostFinding,
  type LevelCost,
  type NamedSum,
  type NodeGroup,
  planCost,
  type RegionCostInput,
} from './cost';
export { erlangB, erlangC } from './erlang';
export { estimatePool, type PoolEstimate, type PoolLoad, type TtftEstimate, unloadedTtftMs } from './estimate-pool';
export type { PoolWhatIf } from './evaluate-group';
export { explainPool } from './explain-pool';
export { type ExplainedLine, type ExplainedSection, type Explanation, precise } from './explanation';
export { type Finding, type FindingRule, figure, type PoolKey } from './finding';
export { type BatchLimit, largestBatch } from './largest-batch';
export { nodePriceUsdPerHour, nodeUsdPerHour } from './node-money';
export { nodesFor } from './nodes-for';
export { poolName } from './on-demand-room';
export { type ParsedScenarios, parseScenarios } from './parse-scenarios';
export type {
  CapacityPlan,
  NodePoolPlan,
  PlannedCapacityType,
  PoolLoads,
  PoolNeeds,
  PoolNodes,
  PoolPlan,
  SloOutcome,
} from './plan';
export { planCapacity } from './plan-capacity';
export { nodesOf, nodesOfPods } from './pool-nodes';
export {
  type PoolService,
  poolService,
  type ServiceKind,
  saturationPerSecond,
  slotSeconds,
  tokenMs,
  tokenMsAtPercentile,
} from './pool-service';
export type { PoolState } from './pool-state';
export {
  type LoadTestFile,
  type LoadTestRow,
  type PerformanceProfile,
  parseLoadTest,
  performanceProfile,
  type RequestShape,
} from './profiles';
export { shareAfterLoss } from './region-shares';
export { type Demand, heldPerSecond, replicasFor } from './replicas-for';
export { scaleUpRule, secondsToAskFor } from './scale-up';
export { formatScenario, type Scenario, type ScenarioKind, type ScenarioPlaces, scenarioForms } from './scenario';
export { type MatrixCell, type MatrixRow, scenarioMatrix } from './scenario-matrix';
export { servedPerSecond } from './served-per-second';
export { shedByTier, type TierShed } from './shed-tiers';
export { type Occupancy, type SlotQueue, slotOccupancy } from './slot-occupancy';
export { type Miss, missesOf, mustSurvive, unsurvived } from './survival';
export { tokenCv2 } from './token-variability';
export {
  allenCunneenWait,
  mmcWait,
  type QueueMoments,
  shareWaitingBeyond,
  type Waiting,
  waitAtPercentile,
} from './waiting';
export { type WarmUp, warmUp } from './warm-up';
export { type CaseBook, caseBook, type WhatIf, whatIf } from './what-if';
