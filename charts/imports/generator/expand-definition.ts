import type { DefinitionFile } from './definition-file';
import { isObject, type Json, type JsonObject } from './json';

/**
 * The CustomResourceDefinition that a file of `charts/imports/schemas/` was made from, in the one version that the charts
 * write and without its texts: what a cluster can be given where the component's own chart does not bring it.
 */
export function expandDefinition(file: DefinitionFile): JsonObject {
  const { group, version, scope, names, annotations, serving } = file;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${names.plural}.${group}`, annotations },
    spec: {
      group,
      names,
      scope,
      versions: [
        { name: version, served: true, storage: true, ...serving, schema: { openAPIV3Schema: expandSchema(file) } },
      ],
    },
  };
}

/** The schema with each `$ref` replaced by what it points at. */
export function expandSchema({ schema, $defs }: Pick<DefinitionFile, 'schema' | '$defs'>): JsonObject {
  const expand = (value: Json): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => expand(item));
    if (!isObject(value)) return value;
    const { $ref } = value;
    const target = typeof $ref === 'string' ? $defs[$ref.replace('#/$defs/', '')] : undefined;
    if (target !== undefined) return expand(target);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expand(inner)]));
  };
  return expand(schema) as JsonObject;
}
