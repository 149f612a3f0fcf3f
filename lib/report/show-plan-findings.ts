import type { PlanFinding } from './plan-report';
import { section } from './section';
import { wrapped } from './wrapped';

const order = { error: 0, warning: 1, info: 2 } as const;

/** Findings, errors first; those that say the same of several Regions stand together, and so do all prices that are missing. */
export function showPlanFindings(findings: readonly PlanFinding[], regions: readonly string[]): string {
  if (findings.length === 0) return section('Findings', 'none');
  const prices = findings.filter(({ rule }) => rule === 'missing-price');
  const groups = groupBy(
    findings.filter(({ rule }) => rule !== 'missing-price'),
    (finding) => [finding.severity, finding.rule, finding.model, wordsOf(finding)].join(' '),
  );
  const lines = groups.map((group) => ({ severity: group[0].severity, text: line(group, regions) }));
  if (prices.length > 0) lines.push({ severity: 'warning', text: priceLine(prices, regions) });
  const sorted = lines.sort((one, other) => order[one.severity] - order[other.severity]);
  return section('Findings', sorted.map(({ text }) => wrapped(text)).join('\n'));
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

function line(group: Group, regions: readonly string[]): string {
  const [first] = group;
  const place = [first.model, placeOf(group, regions)].filter((part) => part !== null && part !== '').join(' in ');
  return `${first.severity} ${first.rule}: ${place === '' ? '' : `${place}: `}${wordsOf(first)}`;
}

function priceLine(prices: readonly PlanFinding[], regions: readonly string[]): string {
  const items = groupBy(prices, itemOf).map((group) => `${itemOf(group[0])} (${placeOf(group, regions)})`);
  return `warning missing-price: the sums lack what has no price: ${items.join(', ')}`;
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
