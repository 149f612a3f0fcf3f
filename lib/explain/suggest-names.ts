import type { Leaf } from '#address';
import { suggest } from '#blueprint';
import { thingKinds } from './thing-kinds';

/** Names of a Topology that a mistaken one may have meant, at most this many. */
const mostSuggestions = 5;

/** Names that are close to one that nothing bears: by a letter or two, or because it is part of them; none for a number. */
export function suggestNames(leaves: readonly Leaf[], name: string): readonly string[] {
  if (!/[a-z]/i.test(name)) return [];
  const known = namesOf(leaves);
  const tail = name.slice(name.lastIndexOf('/') + 1);
  const close = [suggest(name, known), suggest(tail, known)].filter((it) => it !== null);
  const within = tail.length < 3 ? [] : known.filter((it) => it.includes(tail));
  return [...new Set([...close, ...within])].slice(0, mostSuggestions);
}

/** All that a thing is called, and the last field of every fact. */
function namesOf(leaves: readonly Leaf[]): readonly string[] {
  const identities = leaves.flatMap(({ elements }) =>
    elements.filter(({ pattern }) => pattern in thingKinds).map(({ identity }) => identity),
  );
  const names = leaves
    .filter(({ pattern, value }) => typeof value === 'string' && isNaming(pattern))
    .map(({ value }) => String(value));
  const fields = leaves.map(({ address }) => address.slice(address.lastIndexOf('.') + 1));
  return [...new Set([...identities, ...names, ...fields])];
}

function isNaming(pattern: string): boolean {
  const owner = pattern.slice(0, Math.max(0, pattern.lastIndexOf('.')));
  return thingKinds[owner]?.names.includes(pattern.slice(owner.length + 1)) ?? false;
}
