import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import type { DefinitionFile } from '#charts/imports/generator/definition-file';
import { isObject, type Json, type JsonObject } from '#charts/imports/generator/json';
import type { KubernetesFile } from '#charts/imports/generator/kubernetes-file';
import { goRegExp } from './go-reg-exp';
import { jsonSchema } from './json-schema';
import { duplicateKeys } from './list-keys';
import type { SchemaFiles } from './schema-files';

/** A kind that manifests may hold. */
export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: string;
  /** What is wrong with an object of it. */
  readonly errorsOf: (object: JsonObject) => readonly ErrorObject[];
}

/** Every kind that has a schema, by `<apiVersion> <kind>`. */
export type SchemaRegister = ReadonlyMap<string, KnownKind>;

/** Every object has a name; what a definition says of metadata only narrows what Kubernetes says. */
const metadata: readonly JsonObject[] = [{ $ref: 'kubernetes#/$defs/apis.meta.v1.ObjectMeta' }, { required: ['name'] }];

/** A register of all kinds of the files. A kind's schema is compiled when the first object of it is checked. */
export function schemaRegister({ definitions, kubernetes }: SchemaFiles): SchemaRegister {
  const ajv = newAjv();
  ajv.addSchema(builtInSchema(kubernetes), 'kubernetes');
  const custom = definitions.map((file): KnownKind => {
    const apiVersion = `${file.group}/${file.version}`;
    const validate = later(() => ajv.compile(customSchema(file, apiVersion)));
    return { apiVersion, kind: file.names.kind, scope: file.scope, errorsOf: errorsBy(validate) };
  });
  const builtIn = kubernetes.kinds.map(({ apiVersion, kind, scope, definition }): KnownKind => {
    const schema = {
      allOf: [{ $ref: `kubernetes#/$defs/${definition}` }, { properties: { metadata: { allOf: metadata } } }],
    };
    const validate = later(() => ajv.compile({ ...schema, required: ['metadata'] }));
    return { apiVersion, kind, scope, errorsOf: errorsBy(validate) };
  });
  return new Map([...custom, ...builtIn].map((known) => [`${known.apiVersion} ${known.kind}`, known]));
}

function newAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, inlineRefs: false, code: { regExp: goRegExp } });
  ajv.addFormat('int32', { type: 'number', validate: (value) => value >= -(2 ** 31) && value < 2 ** 31 });
  ajv.addFormat('int64', { type: 'number', validate: (value) => Number.isSafeInteger(value) });
  ajv.addFormat('date-time', (value) => !Number.isNaN(Date.parse(value)));
  ajv.addKeyword({
    keyword: 'x-kubernetes-list-type',
    type: 'array',
    compile: (listType: string, parent) => {
      const keys: readonly string[] = parent['x-kubernetes-list-map-keys'] ?? [];
      return listType === 'atomic' ? () => true : (list: readonly Json[]) => duplicateKeys(list, keys).length === 0;
    },
    error: { message: 'holds the same entry twice' },
  });
  return ajv;
}

function builtInSchema({ $defs }: KubernetesFile): JsonObject {
  return { $defs: definitionsOf($defs, 'published') };
}

function definitionsOf($defs: JsonObject, dialect: 'structural' | 'published'): JsonObject {
  return Object.fromEntries(
    Object.entries($defs).map(([name, part]) => [name, isObject(part) ? jsonSchema(part, dialect) : part]),
  );
}

function customSchema({ schema, $defs }: DefinitionFile, apiVersion: string): JsonObject {
  const root = jsonSchema(schema, 'structural');
  const properties = isObject(root.properties) ? root.properties : {};
  const declared = isObject(schema.properties) ? schema.properties : {};
  const narrowed = isObject(declared.metadata) ? [withoutClosing(jsonSchema(declared.metadata, 'structural'))] : [];
  return {
    ...root,
    properties: {
      ...properties,
      apiVersion: { const: apiVersion },
      kind: { type: 'string' },
      metadata: { allOf: [...metadata, ...narrowed] },
    },
    required: [...new Set([...(Array.isArray(root.required) ? root.required : []), 'metadata'])],
    $defs: definitionsOf($defs, 'structural'),
  };
}

function withoutClosing({ additionalProperties: _closed, ...rest }: JsonObject): JsonObject {
  return rest;
}

function later<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function errorsBy(validate: () => ValidateFunction): KnownKind['errorsOf'] {
  return (object) => (validate()(object) ? [] : (validate().errors ?? []));
}
