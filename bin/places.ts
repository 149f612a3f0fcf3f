import type { Topology } from '#topology';

/** The Regions of a deployment by jurisdiction, as names. */
export function places({ jurisdictions }: Topology) {
  return jurisdictions.map(({ name, regions }) => ({ name, regions: regions.map((region) => region.name) }));
}
