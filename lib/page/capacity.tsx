/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { PlannedPool } from '#report';
import { anchor } from './anchors';
import { ChartFigure } from './chart-figure';
import { hoursChart, hoursMarks } from './hours-chart';
import { HoursTable } from './hours-table';
import { Legend } from './legend';
import type { PageData } from './page-data';
import { PoolTable } from './pool-table';
import { ReplicaTable } from './replica-table';
import { replicasChart, replicasMarks } from './replicas-chart';
import { Section } from './section';
import { sloChart, sloMarks, sloShares } from './slo-chart';

type CapacityProps = Pick<PageData, 'plan' | 'hours'>;

/** Replicas of every pool against what its loads need, and its latency against its objectives. */
export function Capacity({ plan: { pools }, hours }: CapacityProps) {
  const jurisdictions = [...new Set(pools.map(({ jurisdiction }) => jurisdiction))];
  const regions = [...new Set(pools.map(({ region }) => region))];
  const of = (region: string) => pools.filter((pool) => pool.region === region);
  return (
    <Section id="capacity" title="Capacity">
      <p>
        Warm replicas, base and the least of burst, hold the p95 of a Region’s own traffic with the share of its largest
        lost peer; burst holds the peak.
      </p>
      <h3 id="pools">Model pools</h3>
      {jurisdictions.map((name) => (
        <PoolTable key={name} jurisdiction={name} pools={pools.filter(({ jurisdiction }) => jurisdiction === name)} />
      ))}
      <h3 id="replicas">Replicas and what each load needs</h3>
      <Legend marks={replicasMarks} />
      <div class="charts">
        {regions.map((region) => (
          <ChartFigure
            key={region}
            title={region}
            svg={replicasChart(anchor('replicas-of', region), of(region))}
            alternative={`Replicas in ${region}: ${of(region).map(replicaWords).join('; ')}`}
          />
        ))}
      </div>
      <ReplicaTable pools={pools} />
      <h3 id="objectives">Utilisation and latency against the objectives</h3>
      <Legend marks={sloMarks} />
      <div class="charts">
        {regions.map((region) => (
          <ChartFigure
            key={region}
            title={region}
            svg={sloChart(anchor('objectives-of', region), of(region))}
            alternative={`Percent used in ${region}: ${of(region).map(shareWords).join('; ')}`}
          />
        ))}
      </div>
      <h3 id="hours">Load by the hour</h3>
      <HoursOfDay hours={hours} />
    </Section>
  );
}

function HoursOfDay({ hours }: Pick<CapacityProps, 'hours'>) {
  if (hours.length === 0)
    return <p>The blueprint gives no pool a daily curve, so the least of burst is the same all day.</p>;
  return (
    <>
      <p>
        Pools of which the blueprint gives the daily curve: the least of burst follows it. The others hold the same all
        day.
      </p>
      <Legend marks={hoursMarks} />
      <div class="charts">
        {hours.map((pool) => (
          <ChartFigure
            key={`${pool.region}/${pool.model}`}
            title={`${pool.model} in ${pool.region}`}
            svg={hoursChart(anchor('hours-of', `${pool.region}-${pool.model}`), pool)}
            alternative={`Load of ${pool.model} in ${pool.region} by the hour; the figures are in the table below`}
          />
        ))}
      </div>
      <HoursTable hours={hours} />
    </>
  );
}

function replicaWords({ model, replicas: { base, burstMin, burstMax, needed } }: PlannedPool): string {
  return `${model} base ${base}, burst ${burstMin} to ${burstMax}, needed ${needed.p50} at p50, ${needed.p95} at p95, ${needed.warm} with the share of a lost peer, ${needed.peak} at the peak`;
}

function shareWords(pool: PlannedPool): string {
  const [used, ttft, tpot] = sloShares(pool).map((value) =>
    value === null || value === undefined ? 'none' : Math.round(value),
  );
  return `${pool.model} utilisation ${used}, TTFT ${ttft}, TPOT ${tpot}`;
}
