/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Region } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';

/** The node pools of a Region: what holds its model pools. */
export function NodePoolTable({ region }: { readonly region: Region }) {
  return (
    <DataTable
      id={anchor('node-pools', region.name)}
      caption={`Node pools of ${region.name}: the heavier one is asked first`}
      columns={[
        { title: 'Node pool', kind: 'name' },
        { title: 'Capacity', kind: 'name' },
        { title: 'Weight', kind: 'number' },
        { title: 'Nodes at most', kind: 'number' },
        { title: 'GPUs at most', kind: 'number' },
        { title: 'vCPUs at most', kind: 'number' },
        { title: 'Instance types' },
      ]}
      rows={region.nodePools.map((pool) => [
        pool.name,
        pool.capacityType,
        pool.weight,
        pool.maxNodes,
        pool.maxGpus ?? 'none',
        pool.maxVcpu.toLocaleString('en-US'),
        pool.instanceTypes.join(', '),
      ])}
    />
  );
}
