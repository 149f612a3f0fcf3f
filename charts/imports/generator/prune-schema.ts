import { isObject, type Json, type JsonObject } from './json';

/** Keywords whose value is a map from names, of fields or of definitions, to schemas. */
const MAPS: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions']);
/** Keywords whose value is data of the field, not part of the schema. */
const DATA: ReadonlySet<string> = new Set(['default', 'enum', 'example', 'required', 'x-kubernetes-validations']);
/** Texts for readers. */
const TEXTS: ReadonlySet<string> = new Set(['description', 'example', 'externalDocs', 'title']);

/** A schema without its texts. A field that bears the name of a keyword stays. */
export function pruneSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map((item: Json) => pruneSchema(item));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema)
    .filter(([key]) => !TEXTS.has(key))
    .map(([key, value]): [string, Json] => [key, pruned(key, value)]);
  return Object.fromEntries(entries);
}

function pruned(key: string, value: Json): Json {
  if (DATA.has(key)) return value;
  return MAPS.has(key) && isObject(value) ? mapValues(value, pruneSchema) : pruneSchema(value);
}

function mapValues(map: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
