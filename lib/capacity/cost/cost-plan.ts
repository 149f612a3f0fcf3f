import type { CostFinding } from './cost-finding';
import type { CostLevel } from './cost-level';
import type { Bill, hoursPerMonth } from './cost-line';
import type { FailoverReserve } from './failover-reserve';
import type { OnDemandSaving } from './on-demand-saving';
import type { TokenPrice } from './price-tokens';
import type { CostSum, NamedSum } from './sum-costs';

/** What a deployment costs. List prices in US dollars, before tax, discounts and free tiers. */
export interface CostPlan {
  readonly hoursPerMonth: typeof hoursPerMonth;
  readonly levels: Readonly<Record<CostLevel, LevelCost>>;
  readonly failoverReserve: FailoverReserve;
  readonly findings: readonly CostFinding[];
}

/** The bill at one level of load, as if it lasted. */
export interface LevelCost extends Bill {
  readonly level: CostLevel;
  readonly total: CostSum;
  readonly byRegion: readonly NamedSum[];
  readonly byJurisdiction: readonly NamedSum[];
  readonly byPart: readonly NamedSum[];
  readonly tokens: readonly TokenPrice[];
  readonly saving: OnDemandSaving;
}
