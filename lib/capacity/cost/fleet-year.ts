import { blendedUsdPerHour, type SpotBlend, spotSavingShare } from './spot-blend';

const hoursPerYear = 8760;

/** A fleet of equal nodes that all run all year; prices are per GPU-hour. */
export interface Fleet extends SpotBlend {
  readonly requestsPerSecond: number;
  /** Requests that one node completes in a second, above 0. */
  readonly requestsPerNodeSecond: number;
  /** Added to what the load needs, 0.15 for 15 %. */
  readonly margin: number;
  readonly gpusPerNode: number;
}

/** What follows from a fleet's own inputs. */
export interface FleetYear {
  /** Nodes for the load alone, rounded up. */
  readonly nodesForLoad: number;
  /** With the margin on those, rounded up. */
  readonly nodes: number;
  readonly gpuHours: number;
  readonly blendedUsdPerGpuHour: number;
  readonly savedShare: number;
  readonly allOnDemandUsd: number;
  /** What the year costs at the blended price. */
  readonly blendedUsd: number;
  /** All on-demand less blended. */
  readonly savedUsd: number;
}

/**
 * The arithmetic of back-of-the-envelope sizings, so that published totals can be held against their own inputs.
 *
 * @throws when a node would serve no requests.
 */
export function fleetYear(fleet: Fleet): FleetYear {
  if (!(fleet.requestsPerNodeSecond > 0)) {
    throw new Error(`cost: requestsPerNodeSecond: ${fleet.requestsPerNodeSecond}; allowed: above 0`);
  }
  const nodesForLoad = Math.ceil(fleet.requestsPerSecond / fleet.requestsPerNodeSecond);
  // tenths of a millionth of a node are what binary fractions add, not a node
  const nodes = Math.ceil(nodesForLoad * (1 + fleet.margin) - 1e-7);
  const gpuHours = nodes * fleet.gpusPerNode * hoursPerYear;
  const blendedUsdPerGpuHour = blendedUsdPerHour(fleet);
  const allOnDemandUsd = gpuHours * fleet.onDemandUsdPerHour;
  const blendedUsd = gpuHours * blendedUsdPerGpuHour;
  return {
    nodesForLoad,
    nodes,
    gpuHours,
    blendedUsdPerGpuHour,
    savedShare: spotSavingShare(fleet),
    allOnDemandUsd,
    blendedUsd,
    savedUsd: allOnDemandUsd - blendedUsd,
  };
}
