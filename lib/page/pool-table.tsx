/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { milliseconds, type PlannedPool, percent, rate, usd } from '#report';
import { anchor } from './anchors';
import { DataTable } from './data-table';
import { RegionLink } from './region-link';

export interface PoolTableProps {
  readonly jurisdiction: string;
  readonly pools: readonly PlannedPool[];
}

/** The pools of a jurisdiction: what they are asked for, and how they answer. */
export function PoolTable({ jurisdiction, pools }: PoolTableProps) {
  return (
    <DataTable
      id={anchor('pools', jurisdiction)}
      caption={`Pools of ${jurisdiction}: warm replicas under p95 with the share of a lost peer`}
      columns={[
        { title: 'Pool', kind: 'name' },
        { title: 'Region', kind: 'name' },
        { title: 'Requests/s', kind: 'number' },
        { title: 'Used', kind: 'number' },
        { title: 'TTFT / bound, ms', kind: 'number' },
        { title: 'TPOT / bound, ms', kind: 'number' },
        { title: 'Nodes, $/h', kind: 'number' },
        { title: 'Sized on', kind: 'name' },
        { title: 'Profile', kind: 'name' },
      ]}
      rows={pools.map((pool) => [
        pool.model,
        <RegionLink key="region" region={pool.region} />,
        rate(pool.load.warm),
        percent(pool.utilisation),
        <Latency key="ttft" estimateMs={pool.ttft.estimateMs.total} slo={pool.ttft} />,
        pool.tpot === null ? 'none' : <Latency key="tpot" estimateMs={pool.tpot.estimateMs} slo={pool.tpot} />,
        usd(pool.usdPerHour),
        pool.sizedOn,
        pool.profile.source,
      ])}
    />
  );
}

interface LatencyProps {
  readonly estimateMs: number | null;
  readonly slo: { readonly boundMs: number; readonly isMet: boolean };
}

function Latency({ estimateMs, slo: { boundMs, isMet } }: LatencyProps) {
  const text = `${milliseconds(estimateMs)} / ${milliseconds(boundMs)}`;
  return <span class={isMet ? undefined : 'bad'}>{isMet ? text : `${text}, missed`}</span>;
}
