import { type Blueprint, didYouMean } from '#blueprint';
import {
  type CapacityPlan,
  caseBook,
  explainPool,
  type MatrixRow,
  type Miss,
  missesOf,
  nodeUsdPerHour,
  type PoolPlan,
  parseScenarios,
  planCapacity,
  planCost,
  poolName,
  type Scenario,
  scenarioMatrix,
  unsurvived,
  whatIf,
} from '#capacity';

import { makePlanReport, type PlanReport, planReportVersion, showExplanation, showPlan } from '#report';
import { resolveCostInput, resolveTopology } from '#topology';
import { BadInputError } from './bad-input-error';
import { type Choice, chooseBlueprint } from './choose-blueprints';
import { type ExitCode, exitCodes } from './exit-with';
import { type Format, print } from './print';
import { parseBlueprints } from './resolve-blueprints';

export interface PlanOptions extends Choice {
  /** Scenarios, all at once; none: every kind of case alone. */
  readonly whatIf: readonly string[];
  /** Pool whose arithmetic is shown instead, as `region/model`. */
  readonly explain?: string | undefined;
  readonly format: Format;
}

/** `meridian plan`: replicas, latency, cost, and what happens to them. A finding of severity error makes the exit code 1. */
export function plan({ whatIf: texts, explain, format, ...choice }: PlanOptions): ExitCode {
  const [parsed] = parseBlueprints([chooseBlueprint(choice)]);
  if (parsed === undefined) throw new Error('A blueprint that is chosen is parsed.');
  const { blueprint } = parsed;
  const capacity = planCapacity(blueprint);
  const scenarios = readScenarios(blueprint, capacity, texts);
  if (explain !== undefined) return explainOne(blueprint, findPool(capacity, explain), format);
  const report = reportOf(blueprint, capacity, scenarios);
  print(report, format, showPlan);
  return report.findings.some(({ severity }) => severity === 'error') ? exitCodes.checkFailed : exitCodes.done;
}

/** A plan as it is printed: with what the scenarios do to it, all at once, or, without any, every kind of case alone. */
export function reportOf(blueprint: Blueprint, capacity: CapacityPlan, scenarios: readonly Scenario[]): PlanReport {
  const book = caseBook(blueprint, capacity);
  const asked = scenarios.length === 0 ? null : whatIf(book, scenarios);
  const matrix = asked === null ? scenarioMatrix(book) : null;
  const topology = resolveTopology(blueprint, capacity);
  return makePlanReport({
    deployment: blueprint.name,
    plan: capacity,
    cost: planCost(resolveCostInput(blueprint, capacity, topology)),
    usdPerHour: (pool) => usdPerHour(blueprint, pool),
    whatIf: asked,
    matrix,
    unsurvived: unsurvived(blueprint, asked === null ? missesOfMatrix(matrix ?? []) : missesOf(asked)),
  });
}

function missesOfMatrix(rows: readonly MatrixRow[]): readonly Miss[] {
  return rows.flatMap(({ jurisdictions }) => jurisdictions.flatMap(({ misses }) => misses));
}

function usdPerHour({ models }: Blueprint, pool: PoolPlan): number | null {
  const model = models[pool.model];
  const { baseReplicas, burstMinReplicas: burstReplicas } = pool;
  return model === undefined ? null : nodeUsdPerHour(pool, { baseReplicas, burstReplicas, hasSpot: true }, model);
}

function explainOne(blueprint: Blueprint, pool: PoolPlan, format: Format): ExitCode {
  const explanation = explainPool(blueprint, pool);
  print({ version: planReportVersion, deployment: blueprint.name, ...explanation }, format, showExplanation);
  return exitCodes.done;
}

function readScenarios(blueprint: Blueprint, { pools }: CapacityPlan, texts: readonly string[]): readonly Scenario[] {
  const { scenarios, problems } = parseScenarios(texts, {
    regions: Object.values(blueprint.jurisdictions).flatMap(({ regions }) => regions),
    pools: pools.map(poolName),
  });
  if (problems.length > 0) throw new BadInputError(problems.map((problem) => `--what-if: ${problem}`).join('\n'));
  return scenarios;
}

function findPool({ pools }: CapacityPlan, name: string): PoolPlan {
  const found = pools.find((pool) => poolName(pool) === name);
  if (found !== undefined) return found;
  const names = pools.map(poolName);
  throw new BadInputError(`--explain: "${name}" is not a pool; allowed: ${names.join(', ')}${didYouMean(name, names)}`);
}
