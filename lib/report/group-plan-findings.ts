import type { PlanFinding } from './plan-report';

/** Findings of a plan that are one to a reader. */
export interface PlanFindingGroup extends Pick<PlanFinding, 'severity' | 'rule'> {
  /** What is found, after the model and the Regions where it is so. */
  readonly words: string;
}

const order = { error: 0, warning: 1, info: 2 } as const;

/**
 * Findings, errors first; those that say the same of several Regions stand together, and so do all prices that are missing.
 *
 * @param regions all Regions of the plan
 */
export function groupPlanFindings(
  findings: readonly PlanFinding[],
  regions: readonly string[],
): readonly PlanFindingGroup[] {
  const prices = findings.filter(({ rule }) => rule === 'missing-price');
  const groups = groupBy(
    findings.filter(({ rule }) => rule !== 'missing-price'),
    (finding) => [finding.severity, finding.rule, finding.model, wordsOf(finding)].join(' '),
  ).map((group) => ({ severity: group[0].severity, rule: group[0].rule, words: wordsWithPlace(group, regions) }));
  return [...groups, ...(prices.length === 0 ? [] : [priceGroup(prices, regions)])].sort(
    (one, other) => order[one.severity] - order[other.severity],
  );
}

type Group = readonly [PlanFinding, ...PlanFinding[]];

function groupBy(findings: readonly PlanFinding[], keyOf: (finding: PlanFinding) => string): Group[] {
  const groups = new Map<string, [PlanFinding, ...PlanFinding[]]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group === undefined) groups.set(keyOf(finding), [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function wordsWithPlace(group: Group, regions: readonly string[]): string {
  const [first] = group;
  const place = [first.model, placeOf(group, regions)].filter((part) => part !== null && part !== '').join(' in ');
  return `${place === '' ? '' : `${place}: `}${wordsOf(first)}`;
}

function priceGroup(prices: readonly PlanFinding[], regions: readonly string[]): PlanFindingGroup {
  const items = groupBy(prices, itemOf).map((group) => `${itemOf(group[0])} (${placeOf(group, regions)})`);
  const words = `the sums lack what has no price: ${items.join(', ')}`;
  return { severity: 'warning', rule: 'missing-price', words };
}

function placeOf(group: Group, regions: readonly string[]): string {
  const named = [...new Set(group.flatMap(({ region }) => (region === null ? [] : [region])))];
  return named.length > 1 && named.length === regions.length ? `all ${named.length} Regions` : named.join(', ');
}

/** A message about cost names its Region first. */
function wordsOf({ message, region }: PlanFinding): string {
  return region !== null && message.startsWith(`${region}: `) ? message.slice(region.length + 2) : message;
}

function itemOf(finding: PlanFinding): string {
  return wordsOf(finding).split(':')[0] ?? '';
}
