import { isObject, type Json } from '#charts/imports/generator/json';
import { schemaFiles } from '#test/schema/schema-files';

/** Words of the API: kinds, groups and versions, and every value that a schema lists for a field. */
export function apiVocabulary(): ReadonlySet<string> {
  const { definitions, kubernetes } = schemaFiles();
  const custom = definitions.flatMap(({ group, version, names }) => [names.kind, group, `${group}/${version}`]);
  const builtIn = kubernetes.kinds.flatMap(({ apiVersion, kind }) => [
    kind,
    apiVersion,
    apiVersion.replace(/\/?[^/]*$/, ''),
  ]);
  const listed = [...definitions.flatMap(({ schema, $defs }) => [schema, $defs]), kubernetes.$defs].flatMap(valuesIn);
  return new Set([...custom, ...builtIn, ...listed]);
}

function valuesIn(schema: Json): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((part: Json) => valuesIn(part));
  if (!isObject(schema)) return [];
  const { enum: values } = schema;
  const own = Array.isArray(values) ? values.filter((value: Json) => typeof value === 'string') : [];
  return [...(own as readonly string[]), ...Object.values(schema).flatMap(valuesIn)];
}
