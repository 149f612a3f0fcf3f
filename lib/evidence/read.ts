import type { Plain } from './evidence';

/** The value at a path of keys and indexes; undefined where there is none. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((found, key) => (isContainer(found) ? found[key as never] : undefined), value);
}

/** The object at a path; an empty one where there is none, or something else. */
export function recordAt(value: unknown, ...path: readonly (string | number)[]): Plain {
  const found = valueAt(value, ...path);
  return isRecord(found) ? found : {};
}

/** The list at a path; an empty one where there is none, or something else. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The text at a path; null where there is none, or something else. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : null;
}

/** The number at a path, also one that is written as text; null where there is none. */
export function numberAt(value: unknown, ...path: readonly (string | number)[]): number | null {
  const found = valueAt(value, ...path);
  if (typeof found === 'string' && found.trim() !== '' && Number.isFinite(Number(found))) return Number(found);
  return typeof found === 'number' ? found : null;
}

/** Whether a value is an object with fields, no list. */
export function isRecord(value: unknown): value is Plain {
  return isContainer(value) && !Array.isArray(value);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
