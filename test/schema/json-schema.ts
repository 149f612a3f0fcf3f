import { isObject, type Json, type JsonObject } from '#charts/imports/generator/json';

/**
 * What a schema means where it closes objects: `structural`, an object holds the fields that are listed, or none;
 * `published`, an object without any listed field holds whatever is put in (Kubernetes publishes raw extensions so).
 */
export type Dialect = 'structural' | 'published';

/** Keywords that mean in JSON schema (draft 7) what they mean in OpenAPI v3. */
const SHARED = [
  ...['enum', 'required', 'pattern', 'multipleOf', 'uniqueItems'],
  ...['minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['default', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys'],
] as const;

/** Formats that the checker knows; a server ignores those that it does not know, too. */
const FORMATS: ReadonlySet<Json | undefined> = new Set(['int32', 'int64', 'date-time']);

/** What an embedded object holds beside its own fields. */
const EMBEDDED = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } } as const;

/** A schema of Kubernetes as JSON schema: unknown fields are errors, unless the schema says that they are kept. */
export function jsonSchema(schema: JsonObject, dialect: Dialect): JsonObject {
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const part = (inner: Json): Json => (isObject(inner) ? jsonSchema(inner, dialect) : inner);
  const { properties, items, additionalProperties } = schema;
  const fields = {
    ...(isObject(properties) ? mapValues(properties, part) : {}),
    ...(schema['x-kubernetes-embedded-resource'] === true ? EMBEDDED : {}),
  };
  return {
    ...judgement(schema),
    ...typed(schema),
    ...(Object.keys(fields).length > 0 ? { properties: fields } : {}),
    ...(items === undefined ? {} : { items: part(items) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: part(additionalProperties) }),
    ...(isClosed(schema, dialect) ? { additionalProperties: false } : {}),
  };
}

function isClosed(schema: JsonObject, dialect: Dialect): boolean {
  if (schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties !== undefined)
    return false;
  return schema.properties !== undefined || (dialect === 'structural' && schema.type === 'object');
}

function typed(schema: JsonObject): JsonObject {
  const type = schema['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : schema.type;
  if (type === undefined) return {};
  return { type: schema.nullable === true ? [type, 'null'].flat() : type };
}

/** What limits a value without declaring fields: the same at the top of a schema and inside `allOf`, `anyOf`, `not`. */
function judgement(schema: JsonObject): JsonObject {
  const kept = SHARED.flatMap((key): [string, Json][] => (schema[key] === undefined ? [] : [[key, schema[key]]]));
  return {
    ...Object.fromEntries(kept),
    ...(schema.nullable === true && Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {}),
    ...(FORMATS.has(schema.format) && schema.format !== undefined ? { format: schema.format } : {}),
    ...exclusive(schema),
    ...composed(schema),
  };
}

/** OpenAPI v3.0 says by a boolean that the bound itself is excluded. */
function exclusive({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): JsonObject {
  return {
    ...(exclusiveMinimum === true && minimum !== undefined ? { exclusiveMinimum: minimum } : {}),
    ...(exclusiveMaximum === true && maximum !== undefined ? { exclusiveMaximum: maximum } : {}),
  };
}

function composed(schema: JsonObject): JsonObject {
  const lists = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((key): [string, Json][] => {
    const list = schema[key];
    return Array.isArray(list) ? [[key, list.map((part: Json) => judging(part))]] : [];
  });
  return { ...Object.fromEntries(lists), ...(isObject(schema.not) ? { not: judging(schema.not) } : {}) };
}

/** A part that only judges: it closes nothing. */
function judging(part: Json): Json {
  if (!isObject(part)) return part;
  if (typeof part.$ref === 'string') return part;
  const { properties, items, additionalProperties } = part;
  return {
    ...judgement(part),
    ...typed(part),
    ...(isObject(properties) ? { properties: mapValues(properties, judging) } : {}),
    ...(items === undefined ? {} : { items: judging(items) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: judging(additionalProperties) }),
  };
}

function mapValues(map: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
