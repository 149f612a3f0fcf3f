import type { Blueprint } from '#blueprint';
import type { Boundary } from './boundary';
import { namedHosts } from './named-hosts';

/** The jurisdictions of a blueprint as the boundaries that the proof holds everything to. */
export function boundariesOf(blueprint: Blueprint): readonly Boundary[] {
  const { jurisdictions, domain } = blueprint;
  const outsideHosts = namedHosts(blueprint);
  return Object.entries(jurisdictions).map(([name, { account, regions, hostname }]) => ({
    name,
    account,
    regions: regions.map((region) => region.name),
    hostname: hostname ?? (domain === null ? null : `${name}.api.${domain.name}`),
    networks: regions.map((region) => ({ region: region.name, cidr: region.cidr })),
    outsideHosts,
  }));
}
