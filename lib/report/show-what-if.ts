import { duration, milliseconds, percent, rate, usdChange } from './amounts';
import { factList } from './fact-list';
import type { Layout } from './layout';
import { mark } from './mark';
import type { MatrixReportCell, MatrixReportRow, PoolOutcome, WhatIfReport } from './plan-report';
import { section } from './section';
import { textTable } from './text-table';

/** What some scenarios do to each pool that they touch. */
export function showWhatIf({ scenarios, pools }: WhatIfReport, layout: Layout): string {
  const touched = pools.filter(({ isTouched }) => isTouched);
  const title = `What if ${scenarios.join(' and ')}: own P95 of each Region, at once and when caught up`;
  if (touched.length === 0) return section(title, 'nothing changes', layout);
  return [
    section(
      title,
      textTable(
        ['Region', 'pool', 'req/s', 'replicas', 'TTFT ms', 'SLO', 'to peers', 'shed', 'held after', '$/h'],
        touched.map((pool, index) => row(pool, touched[index - 1]?.region === pool.region, layout)),
        layout,
      ),
      layout,
    ),
    tiers(touched, layout),
    factList(
      [
        ['Together', totals(touched)],
        ['Arrows', 'before, at once and, of replicas, when caught up'],
        ['TTFT', 'at once, if nothing were shed; no end: the queue grows'],
        ['SLO', 'held: nothing is shed at once, TTFT and TPOT are within their bounds'],
        ['Held after', "time until the pool's own replicas hold the load again"],
      ],
      layout,
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function row(pool: PoolOutcome, isRegionSaid: boolean, layout: Layout): readonly (string | number)[] {
  const { before, atOnce, caughtUp } = pool;
  const count = (state: PoolOutcome['before']) => state.baseReplicas + state.burstReplicas;
  return [
    isRegionSaid ? '' : pool.region,
    pool.model,
    steps(rate(before.loadPerSecond), rate(atOnce.loadPerSecond + atOnce.fromPeersPerSecond)),
    steps(String(count(before)), String(count(atOnce)), String(count(caughtUp))),
    count(atOnce) === 0 ? 'gone' : milliseconds(atOnce.ttftMs),
    count(atOnce) === 0 && atOnce.isMet ? 'moved' : atOnce.isMet ? 'held' : mark('missed', 'alarm', layout),
    rate(atOnce.toPeersPerSecond),
    rate(atOnce.shedPerSecond),
    duration(pool.catchUpSeconds),
    usdChange(pool.usdPerHourChange),
  ];
}

/** Before, at once, when caught up; what stays the same stands once. */
function steps(...values: readonly string[]): string {
  return new Set(values).size === 1 ? String(values[0]) : values.join('→');
}

/** Requests that are shed, by tier: where there are any. */
function tiers(pools: readonly PoolOutcome[], layout: Layout): string {
  const shedding = pools.filter(({ atOnce }) => atOnce.shedPerSecond > 0);
  const names = shedding[0]?.shedByTier.map(({ tier }) => tier) ?? [];
  if (shedding.length === 0) return '';
  return section(
    'Shed at once by tier, the lowest priority first; every tier is taken to send as much',
    textTable(
      ['Region', 'pool', ...names],
      shedding.map((pool) => [
        pool.region,
        pool.model,
        ...pool.shedByTier.map(
          ({ shedPerSecond, loadPerSecond }) => `${rate(shedPerSecond)} of ${rate(loadPerSecond)}`,
        ),
      ]),
      layout,
    ),
    layout,
  );
}

function totals(pools: readonly PoolOutcome[]): string {
  const sum = (of: (pool: PoolOutcome) => number) => pools.reduce((whole, pool) => whole + of(pool), 0);
  const load = sum(({ atOnce }) => atOnce.loadPerSecond);
  const shed = sum(({ atOnce }) => atOnce.shedPerSecond);
  const later = sum(({ caughtUp }) => caughtUp.shedPerSecond);
  const isPriced = pools.every(({ usdPerHourChange }) => usdPerHourChange !== null);
  const money = isPriced ? sum(({ usdPerHourChange }) => usdPerHourChange ?? 0) : null;
  return [
    `${rate(shed)} of ${rate(load)} requests/s shed at once (${percent(load === 0 ? 0 : shed / load)}), ${rate(later)} when caught up`,
    `nodes ${usdChange(money)} $/h`,
  ].join('; ');
}

/** Every kind of case by jurisdiction: what it sheds at once, for how long, and what it adds to the cost. */
export function showMatrix(rows: readonly MatrixReportRow[], layout: Layout): string {
  const names = rows[0]?.jurisdictions.map(({ jurisdiction }) => jurisdiction) ?? [];
  return section(
    'What if, each alone, at the P95 of each Region: what is shed at once, until when, and $/h of nodes after',
    textTable(
      ['case', 'must hold', ...names],
      rows.map((one) => [
        one.scenario,
        one.mustSurvive ? 'yes' : 'no',
        ...one.jurisdictions.map((it) => cell(it, one.mustSurvive, layout)),
      ]),
      layout,
    ),
    layout,
  );
}

function cell(one: MatrixReportCell, mustSurvive: boolean, layout: Layout): string {
  if (!one.isTouched) return 'untouched';
  const money = one.usdPerHourChange === 0 ? '' : `, ${usdChange(one.usdPerHourChange)} $/h`;
  if (one.isHeld) return `holds${money}`;
  const shed =
    one.shedPerSecond === 0 ? 'an SLO is missed' : `sheds ${rate(one.shedPerSecond)}/s (${percent(one.shedShare)})`;
  const words = `${shed} ${one.catchUpSeconds === null ? 'for good' : `for ${duration(one.catchUpSeconds)}`}${money}`;
  return mark(words, mustSurvive ? 'alarm' : 'notice', layout);
}
