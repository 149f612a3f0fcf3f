import { type Leaf, listLeaves } from '#address';
import { renderManifests } from '#charts';
import { identify } from '#lib/address/identify';
import { standsIn } from '#lib/explain/fact-places';
import { ownerOf } from '#lib/explain/manifest-place';
import type { Topology } from '#topology';

/** Every property of rendered objects: `Kind name path`, with the value that stands there. */
export type Properties = ReadonlyMap<string, unknown>;

/** A Topology of its first Region alone, so that it renders fast. */
export function firstRegion(topology: Topology): Topology {
  const [jurisdiction] = topology.jurisdictions;
  const [region] = jurisdiction?.regions ?? [];
  if (jurisdiction === undefined || region === undefined) throw new Error('a Topology has a Region');
  return { ...topology, jurisdictions: [{ ...jurisdiction, regions: [region] }] };
}

/** The first fact of each pattern that is a number, as far as the Region's objects are rendered from it. */
export function numbersOf(topology: Topology): readonly Leaf[] {
  const numbers = listLeaves(topology).filter(
    ({ value, region, pattern }) => typeof value === 'number' && region !== null && !pattern.includes('.components.'),
  );
  return [...new Map([...numbers].reverse().map((leaf) => [leaf.pattern, leaf])).values()].reverse();
}

export function propertiesOf(topology: Topology): Properties {
  const found = new Map<string, unknown>();
  for (const { objects } of renderManifests(topology)) {
    for (const object of objects) {
      const { kind, metadata } = object as { kind: string; metadata: { name: string } };
      collect(object, `${kind} ${metadata.name} `, found);
    }
  }
  return found;
}

function collect(value: unknown, at: string, found: Map<string, unknown>): void {
  if (typeof value !== 'object' || value === null) found.set(at, value);
  else
    for (const [key, item] of Object.entries(value))
      collect(item, at.endsWith(' ') ? `${at}${key}` : `${at}.${key}`, found);
}

/**
 * The lines of the register for a fact: what another number in its place changes in the rendered objects. `*` stands for what
 * identifies the thing, `#` for a place in a list; `~` at the end: the property is made of it, and is not it.
 *
 * @returns null when no Topology with another number renders
 */
export function linesFor(topology: Topology, leaf: Leaf, before: Properties): readonly string[] | null {
  const changed = structuredClone(topology);
  let after: Properties;
  try {
    assign(changed, leaf);
    after = propertiesOf(changed);
  } catch {
    return null;
  }
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter((at) => before.get(at) !== after.get(at));
  const lines = differing
    .filter((at) => !at.endsWith('meridian.internal/config'))
    .map((at) => lineOf(at, leaf, standsIn(before.get(at), leaf.value)));
  return told([...new Set(lines)].sort());
}

/** More than these, and the number decides what there is rather than standing in it. */
const mostMade = 6;

/** Where the value itself stands; else what is made of it. */
function told(lines: readonly string[]): readonly string[] {
  const values = lines.filter((line) => !line.endsWith(' ~'));
  if (values.length > 0) return values;
  return lines.length > mostMade ? [] : lines;
}

function lineOf(at: string, leaf: Leaf, isValue: boolean): string {
  const [kind = '', name = '', ...path] = at.split(' ');
  const owner = ownerOf(leaf);
  const template = owner === null ? name : name.replace(owner, '*');
  const property = path.join(' ').replaceAll(/\.\d+(?=\.|$)/g, '.#');
  return `${kind} ${template} ${property}${isValue ? '' : ' ~'}`;
}

/** Puts another number in the place of a fact. */
function assign(topology: Topology, { address, elements, value }: Leaf): void {
  let holder: unknown = topology;
  let done = 0;
  for (const element of elements) {
    const list = fieldsOf(address.slice(done, element.address.length - element.identity.length - 2)).reduce(
      field,
      holder,
    );
    holder = (list as readonly unknown[])[identify(element.pattern, list as never).indexOf(element.identity)];
    done = element.address.length;
  }
  const path = fieldsOf(address.slice(done));
  const last = path.pop() ?? '';
  (path.reduce(field, holder) as Record<string, unknown>)[last] = Number(value) * 3 + 7;
}

function fieldsOf(text: string): string[] {
  return text.split('.').filter((part) => part !== '');
}

function field(value: unknown, name: string): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}
