import type { Leaf } from '#address';
import type { Blueprint } from '#blueprint';
import type { Belonging } from './blueprint-value';

/** What a fact belongs to: its jurisdiction, and the Region, model and tier that its address names; a peer's facts to the peer. */
export function belongingOf({ address, jurisdiction, region, elements }: Leaf, blueprint: Blueprint): Belonging {
  const identities = elements.map(({ identity }) => identity);
  return {
    jurisdiction,
    region: region === null ? null : (named(identities, regionsOf(jurisdiction, blueprint)) ?? region),
    model: named(identities, Object.keys(blueprint.models)),
    tier:
      address.includes('.tiers[') || address.includes('rateLimits') || address.includes('objectives')
        ? named(identities, Object.keys(blueprint.tiers))
        : null,
  };
}

function regionsOf(jurisdiction: string | null, { jurisdictions }: Blueprint): readonly string[] {
  return jurisdiction === null ? [] : (jurisdictions[jurisdiction]?.regions.map(({ name }) => name) ?? []);
}

/** The name that the innermost element bears that bears one, whole or as a part (`pool-chat-large`); the longest of several. */
function named(identities: readonly string[], names: readonly string[]): string | null {
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  for (const identity of [...identities].reverse()) {
    const found = longestFirst.find((name) => ` ${identity} `.match(new RegExp(`[^a-z0-9]${name}[^a-z0-9]`)) !== null);
    if (found !== undefined) return found;
  }
  return null;
}
