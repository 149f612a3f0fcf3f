import { isRecord, type Plain } from '#evidence';
import { isLiteralSecret } from './literal-secret';
import { secretInText } from './secret-in-text';

/** A secret that stands in plain text; it is described, never repeated. */
export interface PlainSecret {
  /** Path of the value, dots between keys and indexes. */
  readonly property: string;
  /** What it is: "a GitHub token", "a literal value of DB_PASSWORD". */
  readonly what: string;
}

/**
 * The secrets in any value: texts with a well-known form of token, fields whose name says secret with a literal as their value, entries
 * of `{name, value}` and `{Key, Value}`, flags and settings in longer texts, and all of these in JSON that stands as text.
 * References (Kubernetes, CloudFormation, Helm, Envoy, ARNs) are no literals.
 *
 * @param property path of the value itself, put before those that are found
 */
export function plainSecrets(value: unknown, property = ''): readonly PlainSecret[] {
  return secretSearch()(value, property);
}

/** `plainSecrets` for many values with texts in common: each text is searched once. */
export function secretSearch(): (value: unknown, property?: string) => readonly PlainSecret[] {
  const known = new Map<string, string | null>();
  return (value, property = '') => {
    const found: PlainSecret[] = [];
    search({ found, known, path: property === '' ? [] : [property] }, value, '');
    return found;
  };
}

interface Search {
  readonly found: PlainSecret[];
  /** What was found in a text. */
  readonly known: Map<string, string | null>;
  /** Where the search is: joined when something is found, since most of a value is no secret. */
  readonly path: (string | number)[];
}

/** @param name of the field, or of the entry that it is the value of */
function search(state: Search, value: unknown, name: string): void {
  if (typeof value === 'string' || typeof value === 'number') {
    searchLeaf(state, value, name);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      state.path.push(index);
      search(state, value[index], flagBefore(value, index) ?? name);
      state.path.pop();
    }
  } else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      state.path.push(key);
      search(state, value[key], key === 'value' || key === 'Value' ? entryName(value, key) : key);
      state.path.pop();
    }
  }
}

/** Name of an entry of a list: `{name: DB_PASSWORD, value: …}`. */
function entryName(entry: Plain, key: string): string {
  const name = entry.name ?? entry.Name ?? entry.key ?? entry.Key;
  return typeof name === 'string' ? name : key;
}

/** A list of arguments may give a flag and its value apart: `--api-key`, `xyz`. */
function flagBefore(list: readonly unknown[], index: number): string | null {
  const flag = list[index - 1];
  return typeof flag === 'string' && /^--?[a-zA-Z][\w.-]*$/.test(flag) ? flag : null;
}

/** No token and no setting is shorter, in characters: `TOKEN=x`. */
const shortest = 5;

function searchLeaf(state: Search, value: string | number, name: string): void {
  if (isLiteralSecret(name, value)) found(state, `a literal value of ${name}`);
  else if (typeof value === 'string' && value.length >= shortest) searchText(state, value);
}

function searchText(state: Search, text: string): void {
  const before = state.known.get(text);
  if (before === null) return;
  const inside = /^\s*[[{]/.test(text) ? parsed(text) : undefined;
  if (inside !== undefined) {
    const already = state.found.length;
    search(state, inside, '');
    if (state.found.length === already) state.known.set(text, null);
    return;
  }
  const what = before ?? secretInText(text);
  state.known.set(text, what);
  if (what !== null) found(state, what);
}

function found({ found: all, path }: Search, what: string): void {
  all.push({ property: path.join('.'), what });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
