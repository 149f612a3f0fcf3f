/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Region } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';

/** What a tenant of each tier may use of a Region. */
export function TierTable({ region: { name, gateway } }: { readonly region: Region }) {
  const figure = (value: number) => value.toLocaleString('en-US');
  return (
    <DataTable
      id={anchor('tiers', name)}
      caption={`Tiers in ${name}: limits of each tenant in this Region`}
      columns={[
        { title: 'Tier', kind: 'name' },
        { title: 'Priority', kind: 'number' },
        { title: 'Requests a minute', kind: 'number' },
        { title: 'Burst a second', kind: 'number' },
        { title: 'Tokens a minute', kind: 'number' },
        { title: 'Tokens a day', kind: 'number' },
        { title: 'At once', kind: 'number' },
        { title: 'Safety', kind: 'name' },
      ]}
      rows={gateway.tiers.map((tier) => [
        tier.name,
        tier.priority,
        figure(tier.requestsPerMinute),
        figure(tier.burstPerSecond),
        figure(tier.tokensPerMinute),
        figure(tier.tokensPerDay),
        figure(tier.concurrency),
        tier.safety,
      ])}
    />
  );
}
