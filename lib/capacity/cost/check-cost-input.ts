import type { CostInput } from './cost-input';

/** Far above any count or volume, and small enough that no product of two and a price overflows. */
const largest = 1e15;

/** Fields that are shares, 0-1. */
const shares: readonly string[] = ['peerShare', 'dailyCurve'];

/**
 * Refuses input that no arithmetic should see.
 *
 * @throws with every problem: its path, its value, and what is allowed.
 */
export function checkCostInput(input: CostInput): void {
  const problems = [...numberProblems(input, ''), ...nameProblems(input)];
  if (problems.length > 0) throw new Error(`cost: bad input:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

function numberProblems(value: unknown, path: string): string[] {
  if (typeof value === 'number') return numberProblem(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    numberProblems(part, Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  );
}

function numberProblem(value: number, path: string): string[] {
  const field = path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
  const most = shares.includes(field) ? 1 : largest;
  return value >= 0 && value <= most ? [] : [`${path}: ${value}; allowed: 0 to ${most}`];
}

function nameProblems({ regions }: CostInput): string[] {
  return [
    ...repeated(regions.map((entry) => entry.region)).map(
      (name) => `regions: "${name}" twice; allowed: each Region once`,
    ),
    ...regions.flatMap(({ traffic }, index) => [
      ...repeated(traffic.map((entry) => entry.model)).map(
        (name) => `regions[${index}].traffic: "${name}" twice; allowed: each model once`,
      ),
      ...traffic.flatMap(({ dailyCurve }, place) =>
        dailyCurve === null || dailyCurve.length === 24
          ? []
          : [`regions[${index}].traffic[${place}].dailyCurve: ${dailyCurve.length} figures; allowed: 24, one an hour`],
      ),
    ]),
  ];
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const name of names) (seen.has(name) ? again : seen).add(name);
  return [...again];
}
