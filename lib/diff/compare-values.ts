import { listIdentities } from './list-identities';
import type { PropertyChange } from './rendered-diff';

type Plain = Readonly<Record<string, unknown>>;

/** What differs between two values of JSON or YAML, leaf by leaf. Text that holds JSON is compared as what it holds. */
export function compareValues(before: unknown, after: unknown): readonly PropertyChange[] {
  const found: PropertyChange[] = [];
  compare(before, after, { path: '', found });
  return found;
}

interface Visit {
  readonly path: string;
  readonly found: PropertyChange[];
}

function compare(before: unknown, after: unknown, visit: Visit): void {
  if (Object.is(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) compareLists(before, after, visit);
  else if (isPlain(before) && isPlain(after)) compareRecords(before, after, visit);
  else if (typeof before === 'string' && typeof after === 'string') compareTexts(before, after, visit);
  else tell(visit, before, after);
}

function compareRecords(before: Plain, after: Plain, { path, found }: Visit): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    compare(before[key], after[key], { path: path === '' ? key : `${path}.${key}`, found });
  }
}

/** A template carries manifests, values and policies as text. */
function compareTexts(before: string, after: string, visit: Visit): void {
  const [left, right] = [parsed(before), parsed(after)];
  const known = visit.found.length;
  if (left !== null && right !== null) compare(left, right, visit);
  if (visit.found.length === known) tell(visit, before, after);
}

/** Elements that have names are compared by them, others by their place between what begins and ends alike. */
function compareLists(before: readonly unknown[], after: readonly unknown[], visit: Visit): void {
  const [left, right] = [listIdentities(before), listIdentities(after)];
  if (left === null || right === null) compareByPlace(before, after, visit);
  else compareByName(new Map(left.map((name, place) => [name, before[place]])), right, { ...visit, after });
}

function compareByName(
  before: ReadonlyMap<string, unknown>,
  names: readonly string[],
  { path, found, after }: Visit & { readonly after: readonly unknown[] },
): void {
  const now = new Map(names.map((name, place) => [name, after[place]]));
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    compare(before.get(name), now.get(name), { path: `${path}[${name}]`, found });
  }
  const [kept, stayed] = [[...before.keys()].filter((name) => now.has(name)), names.filter((name) => before.has(name))];
  if (kept.join('\n') !== stayed.join('\n')) found.push({ path, kind: 'reordered', before: kept, after: stayed });
}

function compareByPlace(before: readonly unknown[], after: readonly unknown[], { path, found }: Visit): void {
  const shorter = Math.min(before.length, after.length);
  const start = firstPlace(shorter, (place) => !isSame(before[place], after[place]));
  const end = firstPlace(shorter - start, (place) => !isSame(before.at(-1 - place), after.at(-1 - place)));
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    compare(left[place], right[place], { path: `${path}[${start + place}]`, found });
  }
}

/** The first place below a limit of which something holds; the limit where it holds of none. */
function firstPlace(limit: number, holds: (place: number) => boolean): number {
  for (let place = 0; place < limit; place += 1) if (holds(place)) return place;
  return limit;
}

function tell({ path, found }: Visit, before: unknown, after: unknown): void {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  found.push({ path, kind, before: before ?? null, after: after ?? null });
}

function isSame(left: unknown, right: unknown): boolean {
  return compareValues(left, right).length === 0;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a text holds when it is an object or a list of JSON; null for any other. */
function parsed(text: string): object | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
