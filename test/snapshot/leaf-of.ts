import type { Topology } from '#topology';

/** A fact of a Topology by its way there: names of fields, and places in lists. */
export interface FoundLeaf {
  /** The names of the fields alone: `jurisdictions.regions.modelPools.burst.maxReplicas`. */
  readonly pattern: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Every scalar, list of scalars, and empty object of a Topology. */
export function findLeaves(topology: Topology): readonly FoundLeaf[] {
  const leaves: FoundLeaf[] = [];
  visit(topology, [], leaves);
  return leaves;
}

function visit(value: unknown, path: readonly (string | number)[], leaves: FoundLeaf[]): void {
  if (isLeaf(value)) leaves.push({ pattern: patternOf(path), path, value });
  else if (Array.isArray(value)) for (const [index, part] of value.entries()) visit(part, [...path, index], leaves);
  else for (const [field, part] of Object.entries(value as object)) visit(part, [...path, field], leaves);
}

function isLeaf(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  return Array.isArray(value) ? value.every((part) => typeof part !== 'object') : Object.keys(value).length === 0;
}

export function patternOf(path: readonly (string | number)[]): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

/** The same Topology with another value in one place. */
export function withValue<Whole>(whole: Whole, [step, ...rest]: readonly (string | number)[], value: unknown): Whole {
  if (step === undefined) return value as Whole;
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string | number, unknown>;
  copy[step] = withValue(copy[step], rest, value);
  return copy as Whole;
}

/** The same Topology with other values in many places. */
export function withValues(topology: Topology, changes: readonly FoundLeaf[]): Topology {
  // through JSON: a Topology shares parts, and a change of one place must not show in another
  const copy = JSON.parse(JSON.stringify(topology)) as Record<string | number, unknown>;
  for (const { path, value } of changes) {
    const last = path.at(-1);
    const holder = path.slice(0, -1).reduce((held, step) => held[step] as typeof held, copy);
    if (last !== undefined) holder[last] = value;
  }
  return copy as unknown as Topology;
}
