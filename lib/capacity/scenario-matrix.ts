import type { PoolWhatIf } from './evaluate-group';
import { formatScenario, type Scenario, type ScenarioKind } from './scenario';
import { isMissed, type Miss, mustSurvive } from './survival';
import { type CaseBook, concernedPools } from './what-if';

/** One kind of case, and what it does in each jurisdiction. */
export interface MatrixRow {
  /** As it is written on the command line; `*` for each of its kind alone. */
  readonly scenario: string;
  readonly kind: ScenarioKind;
  /** Whether the blueprint says that it must be survived. */
  readonly mustSurvive: boolean;
  readonly jurisdictions: readonly MatrixCell[];
}

/** The worst that a kind of case does in a jurisdiction. */
export interface MatrixCell {
  readonly jurisdiction: string;
  /** Whether any of its pools is touched at all. */
  readonly isTouched: boolean;
  /** Whether every SLO that held before holds at once. */
  readonly isHeld: boolean;
  /** Shed at once of all its pools, requests per second and as a part of their load, in the worst case of the kind. */
  readonly shedPerSecond: number;
  readonly shedShare: number;
  /** Longest of its pools, seconds; null: one never holds its load again by itself. */
  readonly catchUpSeconds: number | null;
  /** Of the dearest case, US dollars an hour; null when a price is not known. */
  readonly usdPerHourChange: number | null;
  /** Pools that miss an SLO which held before. */
  readonly misses: readonly Miss[];
}

/** Every kind of case: each Region's loss, a zone's of any Region, a node's of any pool, no spot, twice the traffic, none or all of burst on spot. */
export function scenarioMatrix(book: CaseBook): MatrixRow[] {
  const { blueprint, plan } = book;
  const regions = Object.values(blueprint.jurisdictions).flatMap((jurisdiction) => jurisdiction.regions);
  const survived = mustSurvive(blueprint);
  const row = (scenario: string, kind: ScenarioKind, cases: readonly Scenario[]): MatrixRow => ({
    scenario,
    kind,
    mustSurvive: survived.includes(kind),
    jurisdictions: cells(book, cases),
  });
  return [
    ...regions.map(({ name: region }) => {
      const loss: Scenario = { kind: 'region-loss', region };
      return row(formatScenario(loss), 'region-loss', [loss]);
    }),
    row(
      'az-loss=*',
      'az-loss',
      regions.map(({ name: region, zones: [zone = ''] }) => ({ kind: 'az-loss', zone, region })),
    ),
    row(
      'node-loss=*',
      'node-loss',
      plan.pools.map(({ region, model }) => ({ kind: 'node-loss', region, model, nodes: 1 })),
    ),
    row('spot-drought', 'spot-drought', [{ kind: 'spot-drought' }]),
    row('spike=2x', 'spike', [{ kind: 'spike', factor: 2 }]),
    ...[0, 1].map((share) =>
      row(formatScenario({ kind: 'spot-share', share }), 'spot-share', [{ kind: 'spot-share', share }]),
    ),
  ];
}

function cells(book: CaseBook, cases: readonly Scenario[]): MatrixCell[] {
  const outcomes = cases.map((scenario) => ({ scenario, pools: concernedPools(book, [scenario]) }));
  return Object.keys(book.blueprint.jurisdictions).map((jurisdiction) => {
    const ofJurisdiction = outcomes.map(({ scenario, pools }) => ({
      scenario,
      pools: pools.filter((pool) => pool.jurisdiction === jurisdiction && pool.isTouched),
    }));
    const touched = ofJurisdiction.filter(({ pools }) => pools.length > 0);
    const worst = touched.map(({ pools }) => worstOf(pools));
    const misses = touched.flatMap(({ scenario, pools }) =>
      pools.filter(isMissed).map((pool): Miss => ({ scenario, pool })),
    );
    const seconds = worst.map((one) => one.catchUpSeconds);
    const usd = worst.map((one) => one.usdPerHourChange);
    return {
      jurisdiction,
      isTouched: touched.length > 0,
      isHeld: misses.length === 0,
      shedPerSecond: Math.max(0, ...worst.map((one) => one.shedPerSecond)),
      shedShare: Math.max(0, ...worst.map((one) => one.shedShare)),
      catchUpSeconds: seconds.includes(null) ? null : Math.max(0, ...seconds.map(Number)),
      usdPerHourChange: usd.includes(null) ? null : Math.max(...(usd.length === 0 ? [0] : usd.map(Number))),
      misses,
    };
  });
}

function worstOf(pools: readonly PoolWhatIf[]) {
  const shedPerSecond = pools.reduce((sum, { atOnce }) => sum + atOnce.shedPerSecond, 0);
  const loadPerSecond = pools.reduce((sum, { atOnce }) => sum + atOnce.loadPerSecond, 0);
  const seconds = pools.map((pool) => pool.catchUpSeconds);
  const usd = pools.map((pool) => pool.usdPerHourChange);
  return {
    shedPerSecond,
    shedShare: loadPerSecond === 0 ? 0 : shedPerSecond / loadPerSecond,
    catchUpSeconds: seconds.includes(null) ? null : Math.max(...seconds.map(Number)),
    usdPerHourChange: usd.includes(null) ? null : usd.reduce<number>((sum, one) => sum + Number(one), 0),
  };
}
