import { milliseconds, percent, rate, usd } from './amounts';
import type { Layout } from './layout';
import { mark } from './mark';
import type { PlannedPool, SloReport } from './plan-report';
import { section } from './section';
import { textTable } from './text-table';

/** The pools of each jurisdiction: what they are asked for, what they hold, and on what. */
export function showPlanPools(pools: readonly PlannedPool[], layout: Layout): string {
  const jurisdictions = [...new Set(pools.map(({ jurisdiction }) => jurisdiction))];
  return jurisdictions
    .map((name) => {
      const own = pools.filter(({ jurisdiction }) => jurisdiction === name);
      return section(
        `Pools of ${name}: warm replicas under P95 with the share of a lost peer`,
        textTable(
          ['Region', 'pool', 'req/s', 'used', 'TTFT ms', 'TPOT ms', 'base', 'burst', 'nodes', '$/h', 'profile'],
          own.map((pool, index) => row(pool, own[index - 1]?.region === pool.region, layout)),
          layout,
        ),
        layout,
      );
    })
    .join('\n\n');
}

function row(pool: PlannedPool, isRegionSaid: boolean, layout: Layout): readonly (string | number)[] {
  const { replicas, nodes, ttft, tpot } = pool;
  const base = nodes.baseReserved + nodes.baseOnDemand;
  return [
    isRegionSaid ? '' : pool.region,
    pool.model,
    rate(pool.load.warm),
    percent(pool.utilisation),
    against(ttft, ttft.estimateMs.total, layout),
    tpot === null ? 'none' : against(tpot, tpot.estimateMs, layout),
    replicas.base,
    replicas.burstMax === 0 ? 'none' : `${replicas.burstMin}-${replicas.burstMax}`,
    nodes.burstInstanceType === null ? String(base) : `${base}+${nodes.burstMin}-${nodes.burstMax}`,
    usd(pool.usdPerHour),
    pool.profile.source,
  ];
}

/** An estimate against its bound; one that is missed stands out. */
function against({ boundMs, isMet }: SloReport, estimateMs: number | null, layout: Layout): string {
  const words = `${milliseconds(estimateMs)}${isMet ? '/' : ' > '}${milliseconds(boundMs)}`;
  return isMet ? words : mark(words, 'alarm', layout);
}
