import type { Leaf } from '#address';
import { factKinds, rankOf, thingKinds } from './thing-kinds';

/** Something of the Topology that a name stands for. */
export interface Hit {
  /** What it is: `model pool`, `role`, or `fact`. */
  readonly kind: string;
  readonly address: string;
  readonly pattern: string;
  readonly jurisdiction: string | null;
  readonly region: string | null;
  /** Its facts: one, or those of a whole thing. */
  readonly leaves: readonly Leaf[];
}

interface Asked {
  /** What must enclose it, from the outside: `eu-north-1`, `chat-large`. */
  readonly scope: readonly string[];
  readonly tail: string;
}

/**
 * What a name stands for: a thing by its name or its address, a fact by its address, whole or an ending of it, or else by its value.
 * Before slashes stands what encloses it: `eu-north-1/chat-large/burst.maxReplicas`. Things of the kind that is meant first come first.
 */
export function findHits(leaves: readonly Leaf[], name: string): readonly Hit[] {
  const asked = splits(name);
  for (const find of [named, valued]) {
    for (const one of asked) {
      const hits = find(leaves, one);
      if (hits.length > 0) return [...hits].sort((a, b) => rankOf(a.pattern) - rankOf(b.pattern));
    }
  }
  return [];
}

/** Names hold slashes themselves (networks, log groups), so every way to split them is tried, the longest name first. */
function splits(name: string): readonly Asked[] {
  const parts = name.split('/');
  return parts.map((_, length) => ({ scope: parts.slice(0, length), tail: parts.slice(length).join('/') }));
}

function named(leaves: readonly Leaf[], { scope, tail }: Asked): readonly Hit[] {
  const addresses = new Map<string, string>();
  for (const leaf of leaves) {
    if (!lies(leaf, scope)) continue;
    for (const end of endsOf(leaf, tail)) addresses.set(leaf.address.slice(0, end), patternAt(leaf, end));
  }
  return collect(leaves, addresses);
}

/** Where an address ends that is meant: all ends of what has this name or address and holds the fact. */
function endsOf(leaf: Leaf, tail: string): readonly number[] {
  const { address, elements } = leaf;
  const ends = elements
    .filter(({ identity, pattern }) => identity === tail && pattern in thingKinds)
    .map((element) => element.address.length);
  for (let at = address.indexOf(tail); at >= 0; at = address.indexOf(tail, at + 1)) {
    const end = at + tail.length;
    if (isBoundary(address, at, end)) ends.push(end);
  }
  if (leaf.value === tail) ends.push(...namedOwners(leaf));
  return ends;
}

/** Whether a part of an address is whole fields of it, from a field's beginning to its end or to the end of an element. */
function isBoundary(address: string, start: number, end: number): boolean {
  const before = start === 0 || address[start - 1] === '.';
  const after = end === address.length || address[end] === '.';
  return before && after && !insideIdentity(address, start);
}

function insideIdentity(address: string, at: number): boolean {
  return address.lastIndexOf('[', at) > address.lastIndexOf(']', at);
}

/** The thing that a fact names, if it is one of the fields that name things. */
function namedOwners({ address, pattern }: Leaf): readonly number[] {
  const fields = pattern.split('.');
  for (let depth = 1; depth <= 2; depth += 1) {
    const owner = fields.slice(0, -depth).join('.');
    const name = fields.slice(-depth).join('.');
    if (thingKinds[owner]?.names.includes(name)) return [address.length - name.length - 1];
  }
  return [];
}

function valued(leaves: readonly Leaf[], { scope, tail }: Asked): readonly Hit[] {
  return leaves
    .filter((leaf) => holds(leaf, tail) && lies(leaf, scope))
    .map((leaf) => ({
      ...placeOf(leaf),
      kind: kindOf(leaf.pattern),
      pattern: leaf.pattern,
      address: leaf.address,
      leaves: [leaf],
    }));
}

function holds({ value }: Leaf, text: string): boolean {
  return Array.isArray(value) ? value.some((item) => String(item) === text) : String(value) === text;
}

/** Whether what encloses a fact bears these names, in this order. */
function lies({ elements }: Leaf, scope: readonly string[]): boolean {
  let next = 0;
  for (const { identity } of elements) if (identity === scope[next]) next += 1;
  return next === scope.length;
}

function patternAt({ address, pattern }: Leaf, end: number): string {
  const rest = address.slice(end).replaceAll(/\[.*?\](?=\.|$)/g, '');
  return rest === '' ? pattern : pattern.slice(0, -rest.length);
}

function collect(leaves: readonly Leaf[], addresses: ReadonlyMap<string, string>): readonly Hit[] {
  const found = new Map<string, Leaf[]>([...addresses.keys()].map((address) => [address, []]));
  const lengths = [...new Set([...addresses.keys()].map((address) => address.length))];
  for (const leaf of leaves) {
    for (const length of lengths)
      if (isWhole(leaf.address, length)) found.get(leaf.address.slice(0, length))?.push(leaf);
  }
  return [...found].map(([address, own]) => {
    const pattern = addresses.get(address) ?? '';
    return { ...placeOf(own[0]), kind: kindOf(pattern), address, pattern, leaves: own };
  });
}

/** Whether the beginning of an address may be the address of what holds the fact, or its own. */
function isWhole(address: string, length: number): boolean {
  return length === address.length || (length < address.length && '.['.includes(address[length] ?? ''));
}

function placeOf(leaf: Leaf | undefined): Pick<Hit, 'jurisdiction' | 'region'> {
  return { jurisdiction: leaf?.jurisdiction ?? null, region: leaf?.region ?? null };
}

function kindOf(pattern: string): string {
  return thingKinds[pattern]?.kind ?? factKinds[pattern.slice(pattern.lastIndexOf('.') + 1)] ?? 'fact';
}
