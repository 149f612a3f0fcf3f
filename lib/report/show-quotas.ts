import type { Verdict } from '#proofs';
import type { Layout } from './layout';
import { section } from './section';
import { textTable } from './text-table';

type Quota = Verdict['quotas'][number];

/** Service quotas to request before a deployment: a row a quota, a line an account, with what each of its Regions needs. */
export function showQuotas(quotas: readonly Quota[], layout: Layout): string {
  const title = 'Service quotas to request';
  if (quotas.length === 0) return section(title, 'none', layout);
  const rows = groupBy(quotas, ({ service, code }) => `${service} ${code}`).map(([code, group]) => [
    `${group[0]?.name ?? ''}\n${code}`,
    group[0]?.initial ?? 0,
    groupBy(group, ({ account }) => account)
      .map(needs)
      .join('\n'),
  ]);
  return section(title, textTable(['quota', 'at first', 'needed'], rows, layout), layout);
}

function groupBy(quotas: readonly Quota[], keyOf: (quota: Quota) => string): readonly (readonly [string, Quota[]])[] {
  const groups = new Map<string, Quota[]>();
  for (const quota of quotas) groups.set(keyOf(quota), [...(groups.get(keyOf(quota)) ?? []), quota]);
  return [...groups];
}

function needs([account, quotas]: readonly [string, readonly Quota[]]): string {
  return `${account}: ${quotas.map(({ region, needed }) => `${region} ${needed.toLocaleString('en-US')}`).join(', ')}`;
}
