/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import { rate } from '#report';
import { DataTable } from './data-table';
import type { PoolHours } from './pool-hours';

/** The figures of the charts by the hour. */
export function HoursTable({ hours }: { readonly hours: readonly PoolHours[] }) {
  const most = Math.max(0, ...hours.map((pool) => pool.hours.length));
  return (
    <details>
      <summary>Load and replicas by the hour, as a table</summary>
      <DataTable
        id="hours-table"
        caption="Requests a second of each hour, what is held, and by how many replicas"
        columns={[
          { title: 'Hour, UTC', kind: 'number' },
          ...hours.map(({ model, region }) => ({ title: `${model} in ${region}`, kind: 'number' as const })),
        ]}
        rows={Array.from({ length: most }, (_, hour) => [
          hour,
          ...hours.map((pool) => {
            const at = pool.hours[hour];
            if (at === undefined) return 'none';
            return `${rate(at.loadPerSecond)} of ${rate(at.heldPerSecond)}, ${at.replicas} replicas`;
          }),
        ])}
      />
    </details>
  );
}
