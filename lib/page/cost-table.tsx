/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { CostPlan, CostSum, LevelCost, NamedSum } from '#capacity';
import { usd } from '#report';
import { DataTable } from './data-table';

export interface CostTableProps {
  readonly id: string;
  readonly head: string;
  readonly caption: string;
  readonly cost: CostPlan;
  readonly of: (level: LevelCost) => readonly NamedSum[];
}

/** Sums at the three levels of load, with all of them together. */
export function CostTable({ id, head, caption, cost, of }: CostTableProps) {
  const { mean, warm, peak } = cost.levels;
  const names = [...new Set([peak, warm, mean].flatMap((level) => of(level).map(({ name }) => name)))];
  const row = (name: string, sumOf: (level: LevelCost) => CostSum | undefined) => [
    name,
    hasNoPrice(sumOf(warm)) ? 'no price' : usd(sumOf(warm)?.usdPerHour ?? 0),
    ...[mean, warm, peak].map((level) => monthly(sumOf(level))),
    sumOf(warm)?.unpricedLines ?? 0,
  ];
  return (
    <DataTable
      id={id}
      caption={caption}
      columns={[
        { title: head, kind: 'name' },
        { title: 'warm, $/h', kind: 'number' },
        { title: 'mean, $/month', kind: 'number' },
        { title: 'warm, $/month', kind: 'number' },
        { title: 'peak, $/month', kind: 'number' },
        { title: 'Lines without a price', kind: 'number' },
      ]}
      rows={[
        ...names.map((name) => row(name, (level) => of(level).find((sum) => sum.name === name))),
        row('together', ({ total }) => total),
      ]}
    />
  );
}

function monthly(sum: CostSum | undefined): string {
  return hasNoPrice(sum) ? 'no price' : Math.round(sum?.usdPerMonth ?? 0).toLocaleString('en-US');
}

/** Nothing of it has a price: a 0 would be wrong. */
function hasNoPrice(sum: CostSum | undefined): boolean {
  return sum !== undefined && sum.usdPerMonth === 0 && sum.unpricedLines > 0;
}
