import { type CapacityType, type Region, type ServingPool, withCanary } from '#topology';
import type { Layout } from './layout';
import { section } from './section';
import type { ShownRegions } from './shown-regions';
import { textTable } from './text-table';

const head = ['Region', 'in', 'pools', 'replicas', 'GPUs', 'on-demand', 'spot', 'reserved'];

/** What the Regions hold together: replicas and GPUs from what always runs to all of burst, nodes by what each kind may reach. */
export function showRegions({ regions }: ShownRegions, layout: Layout): string {
  const totals = regions.map(totalsOf);
  const rows = [
    ...regions.map((region, index) => [region.name, region.jurisdiction, ...cells(totals[index])]),
    ...(regions.length > 1 ? [['together', '', ...cells(sum(totals))]] : []),
  ];
  const title = 'Regions: replicas and GPUs that always run, and with all of burst; nodes at most, by capacity';
  return section(title, textTable(head, rows, layout), layout);
}

interface Totals {
  readonly pools: number;
  readonly replicas: number;
  readonly mostReplicas: number;
  readonly gpus: number;
  readonly mostGpus: number;
  readonly onDemand: number;
  readonly spot: number;
  readonly reserved: number;
}

function totalsOf({ modelPools, nodePools }: Region): Totals {
  const serving = modelPools.flatMap(withCanary);
  const over = (of: (pool: ServingPool) => number) => serving.reduce((whole, pool) => whole + of(pool), 0);
  const nodes = (capacity: CapacityType) =>
    nodePools.reduce((whole, pool) => whole + (pool.capacityType === capacity ? pool.maxNodes : 0), 0);
  return {
    pools: modelPools.length,
    replicas: over(({ base, burst }) => base.replicas + (burst?.minReplicas ?? 0)),
    mostReplicas: over(({ base, burst }) => base.replicas + (burst?.maxReplicas ?? 0)),
    gpus: over((pool) => baseGpus(pool) + burstGpus(pool, pool.burst?.minReplicas)),
    mostGpus: over((pool) => baseGpus(pool) + burstGpus(pool, pool.burst?.maxReplicas)),
    onDemand: nodes('on-demand'),
    spot: nodes('spot'),
    reserved: nodes('reserved'),
  };
}

function baseGpus({ base }: ServingPool): number {
  return base.replicas * base.nodesPerReplica * base.placement.gpusPerPod;
}

function burstGpus({ burst }: ServingPool, replicas = 0): number {
  return replicas * (burst?.placement.gpusPerPod ?? 0);
}

function sum(totals: readonly Totals[]): Totals {
  const over = (field: keyof Totals) => totals.reduce((whole, one) => whole + one[field], 0);
  return {
    pools: over('pools'),
    replicas: over('replicas'),
    mostReplicas: over('mostReplicas'),
    gpus: over('gpus'),
    mostGpus: over('mostGpus'),
    onDemand: over('onDemand'),
    spot: over('spot'),
    reserved: over('reserved'),
  };
}

function cells(totals: Totals | undefined): readonly (string | number)[] {
  if (totals === undefined) return [];
  const { pools, replicas, mostReplicas, gpus, mostGpus, onDemand, spot, reserved } = totals;
  return [pools, range(replicas, mostReplicas), range(gpus, mostGpus), onDemand, spot, reserved];
}

function range(least: number, most: number): string {
  return least === most ? String(least) : `${least}-${most}`;
}
