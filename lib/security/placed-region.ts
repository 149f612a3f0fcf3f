import type { StackFile } from '#evidence';
import type { Region, Topology } from '#topology';

/** The Region of the Topology in which a stack stands; null for one that belongs to none, such as Governance. */
export function placedRegion({ jurisdictions }: Topology, { region, account }: StackFile): Region | null {
  return (
    jurisdictions
      .flatMap(({ regions }) => regions)
      .find((candidate) => candidate.name === region && candidate.account === account) ?? null
  );
}
