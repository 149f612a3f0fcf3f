import type { Json, JsonObject } from '#topology';

/** A copy with sorted keys, without nulls and what is undefined, and without objects that are shared (YAML would alias them). */
export function sortedJson(value: JsonObject): JsonObject;
export function sortedJson(value: Json): Json;
export function sortedJson(value: Json): Json {
  if (Array.isArray(value)) return value.map((inner: Json) => sortedJson(inner));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== null && inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]): [string, Json] => [key, sortedJson(inner)]);
  return Object.fromEntries(entries);
}
