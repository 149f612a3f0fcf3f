/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { PlannedPool } from '#report';
import { DataTable } from './data-table';
import { RegionLink } from './region-link';

/** Replicas and nodes of every pool, and how many replicas each load needs. */
export function ReplicaTable({ pools }: { readonly pools: readonly PlannedPool[] }) {
  return (
    <details>
      <summary>Replicas and nodes, as a table</summary>
      <DataTable
        id="replica-table"
        caption="Replicas of each pool, and how many each load needs; warm: p95 with the share of a lost peer"
        columns={[
          { title: 'Pool', kind: 'name' },
          { title: 'Region', kind: 'name' },
          { title: 'Base', kind: 'number' },
          { title: 'Burst', kind: 'number' },
          { title: 'Headroom', kind: 'number' },
          { title: 'At p50', kind: 'number' },
          { title: 'At p95', kind: 'number' },
          { title: 'Warm', kind: 'number' },
          { title: 'At the peak', kind: 'number' },
          { title: 'Base nodes', kind: 'number' },
          { title: 'Burst nodes', kind: 'number' },
        ]}
        rows={pools.map(({ model, region, replicas, nodes }) => [
          model,
          <RegionLink key="region" region={region} />,
          replicas.base,
          range(replicas.burstMin, replicas.burstMax),
          replicas.headroom,
          replicas.needed.p50,
          replicas.needed.p95,
          replicas.needed.warm,
          replicas.needed.peak,
          nodes.baseReserved + nodes.baseOnDemand,
          range(nodes.burstMin, nodes.burstMax),
        ])}
      />
    </details>
  );
}

function range(least: number, most: number): string {
  return most === 0 ? 'none' : `${least} to ${most}`;
}
