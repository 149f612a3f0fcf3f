import type { Jurisdiction, Region } from '#topology';

/**
 * The Region of that name in the jurisdiction.
 *
 * @throws when the jurisdiction has none: a fault of the Topology, not of the operator.
 */
export function regionNamed(jurisdiction: Jurisdiction, name: string): Region {
  const region = jurisdiction.regions.find((candidate) => candidate.name === name);
  if (region === undefined) {
    const have = jurisdiction.regions.map((candidate) => candidate.name).join(', ');
    throw new Error(`jurisdictions.${jurisdiction.name}: no Region "${name}"; have: ${have}`);
  }
  return region;
}
