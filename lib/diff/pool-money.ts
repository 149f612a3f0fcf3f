import { nodePriceUsdPerHour, nodesOfPods } from '#capacity';
import type { Placement, Region, ServingPool } from '#topology';

/**
 * What the nodes of a pool cost at peak, US dollars an hour: base, all of burst, and warm headroom, each on the first of its instance
 * types. Base is on-demand (a reservation costs the same), burst at the typical spot price where it may be spot. Without disks. Null
 * when a price is not known.
 */
export function peakUsdPerHour(region: Region, { base, burst, headroom }: ServingPool): number | null {
  const { nodesPerReplica } = base;
  const parts = [
    { replicas: base.replicas, placement: base.placement, nodesPerReplica },
    ...(burst === null ? [] : [{ replicas: burst.maxReplicas, placement: burst.placement, nodesPerReplica: 1 }]),
    ...(headroom === null ? [] : [{ replicas: headroom.replicas, placement: headroom.placement, nodesPerReplica: 1 }]),
  ];
  return sumOrNull(parts.map((part) => partUsdPerHour(region, part)));
}

interface Part {
  readonly replicas: number;
  readonly placement: Placement;
  readonly nodesPerReplica: number;
}

function partUsdPerHour({ name, network }: Region, { replicas, placement, nodesPerReplica }: Part): number | null {
  const { instanceTypes, capacityTypes, gpusPerPod } = placement;
  const [instanceType] = instanceTypes;
  if (replicas === 0 || instanceType === undefined) return 0;
  const price = nodePriceUsdPerHour(instanceType, name, capacityTypes.includes('spot'));
  if (price === null) return null;
  return nodesOfPods({ instanceType, gpusPerPod, nodesPerReplica, replicas, zones: network.zones.length }) * price;
}

/** A sum; null where a part is not known. */
export function sumOrNull(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/** What a change adds; null where it adds nothing, or where a side is not known. */
export function usdChange(before: number | null, after: number | null): number | null {
  if (before === null || after === null || Math.abs(after - before) < 0.005) return null;
  return after - before;
}
