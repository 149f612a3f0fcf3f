import type { Leaf } from '#address';
import type { Hit } from './find-hits';
import { thingKinds } from './thing-kinds';

const tooWide = new Set(['deployment', 'governance', 'jurisdictions', 'jurisdictions.regions']);

/** The things that hold a fact, innermost first, up to what its Region has. */
export function enclosingThings(leaves: readonly Leaf[], leaf: Leaf): readonly Hit[] {
  return prefixes(leaf)
    .filter(({ pattern }) => pattern in thingKinds && !tooWide.has(pattern))
    .map(({ address, pattern }) => ({
      kind: thingKinds[pattern]?.kind ?? 'fact',
      address,
      pattern,
      jurisdiction: leaf.jurisdiction,
      region: leaf.region,
      leaves: leaves.filter(
        (other) => other.address.startsWith(address) && '.['.includes(other.address[address.length] ?? ' '),
      ),
    }));
}

/** What holds a fact by address and names, innermost first. */
function prefixes({
  address,
  pattern,
  elements,
}: Leaf): readonly { readonly address: string; readonly pattern: string }[] {
  const found: { address: string; pattern: string }[] = [];
  let end = address.length;
  let names = pattern;
  while (names !== '') {
    const element = elements.find((it) => it.pattern === names && it.address.length <= end);
    const at = element?.address ?? address.slice(0, end);
    found.push({ address: at, pattern: names });
    const field = names.slice(names.lastIndexOf('.') + 1);
    end = (element === undefined ? end : element.address.length - element.identity.length - 2) - field.length - 1;
    names = names.slice(0, Math.max(0, names.lastIndexOf('.')));
  }
  return found;
}
