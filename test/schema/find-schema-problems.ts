import type { ErrorObject } from 'ajv';
import type { ManifestFile } from '#charts';
import { isObject, type JsonObject } from '#charts/imports/generator/json';
import { describeError } from './describe-error';
import type { KnownKind, SchemaRegister } from './schema-register';

/** A file as rendered: what of it is checked. */
export type CheckedFile = Pick<ManifestFile, 'path' | 'objects'>;

/** Every problem of every object, a line each: file, object, path, value, what is allowed. */
export function findSchemaProblems(register: SchemaRegister, files: readonly CheckedFile[]): readonly string[] {
  return files.flatMap(({ path, objects }) =>
    objects.flatMap((object) =>
      problemsOf(register, object as JsonObject).map(
        (problem) => `${path}: ${titleOf(object as JsonObject)}: ${problem}`,
      ),
    ),
  );
}

function problemsOf(register: SchemaRegister, object: JsonObject): readonly string[] {
  const known = register.get(`${object.apiVersion} ${object.kind}`);
  if (known === undefined) return [unknownKind(register, object)];
  return [
    ...new Set([...telling(known.errorsOf(object)).map((error) => describeError(error)), ...misplaced(known, object)]),
  ];
}

function unknownKind(register: SchemaRegister, { apiVersion, kind }: JsonObject): string {
  const versions = [...register.values()].filter((known) => known.kind === kind).map((known) => known.apiVersion);
  return versions.length > 0
    ? `apiVersion: "${apiVersion}" is not known for ${kind}; allowed: ${versions.join(', ')}`
    : `kind: no schema of "${kind}" in "${apiVersion}"; allowed: a kind of charts/imports/generator/ (crd-sources.ts, built-in-kinds.ts)`;
}

/** An alternative that does not fit says so once: why each of its forms does not is noise. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  return errors.filter(
    (error) =>
      !alternatives.some(
        (other) => error !== other && error.instancePath.startsWith(other.instancePath) && isInside(error, other),
      ),
  );
}

function isInside({ schemaPath }: ErrorObject, alternative: ErrorObject): boolean {
  return schemaPath.startsWith(`${alternative.schemaPath}/`);
}

function misplaced({ scope, kind }: KnownKind, { metadata }: JsonObject): readonly string[] {
  const namespace = isObject(metadata) ? metadata.namespace : undefined;
  if (scope === 'Namespaced')
    return namespace === undefined ? [`metadata.namespace: is missing: a ${kind} stands in a namespace`] : [];
  return namespace === undefined ? [] : [`metadata.namespace: ${JSON.stringify(namespace)}: a ${kind} stands in none`];
}

function titleOf({ kind, metadata }: JsonObject): string {
  const { namespace, name } = isObject(metadata) ? metadata : {};
  return [kind, [namespace, name].filter((part) => part !== undefined).join('/')].join(' ');
}
