import type { Leaf } from '#address';
import lines from './manifest-places.json';

/** Where a number stands in rendered objects, by a line of the register. */
export interface ManifestPlace {
  readonly kind: string;
  readonly name: string;
  readonly property: RegExp;
  /** Whether the value itself stands there, as it is or with a unit; otherwise the property is made of it. */
  readonly isValue: boolean;
}

/** Lines `Kind name path` by the names of a number's fields; see `manifestPlaces`. */
export const manifestLines: Readonly<Record<string, readonly string[]>> = lines;

/**
 * Where a number stands, by the names of its fields. The register is made by rendering: another number in the fact's place, and what
 * changes is its place (test/explain/make-manifest-places.ts).
 *
 * @returns null for a fact that the register does not know; none: nothing is rendered from it alone
 */
export function manifestPlaces(leaf: Leaf): readonly ManifestPlace[] | null {
  const known = manifestLines[leaf.pattern];
  if (known === undefined) return null;
  return known.map((line) => {
    const [kind = '', name = '', property = '', made] = line.split(' ');
    return {
      kind,
      name: name.replace('*', ownerOf(leaf) ?? '*'),
      property: new RegExp(`^${property.split('#').map(escaped).join('\\d+')}$`),
      isValue: made === undefined,
    };
  });
}

/** What identifies the thing that a fact belongs to: the outermost element below its Region. */
export function ownerOf({ elements }: Leaf): string | null {
  const below = elements.filter(({ pattern }) => pattern.startsWith('jurisdictions.regions.'));
  return below[0]?.identity ?? null;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
