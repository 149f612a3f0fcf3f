import { BUILT_IN_KINDS, KUBERNETES } from './built-in-kinds';
import type { GoEnums } from './go-enums';
import { isObject, type Json, type JsonObject, sorted } from './json';
import { originOf } from './origin';
import { pruneSchema } from './prune-schema';

/** A kind of Kubernetes' own. */
export interface BuiltInKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  /** Name of its schema in `$defs`. */
  readonly definition: string;
}

/** What `charts/imports/schemas/kubernetes.json` holds: kinds, and every definition that they reach. */
export interface KubernetesFile {
  readonly $comment: string;
  readonly kinds: readonly BuiltInKind[];
  readonly $defs: JsonObject;
}

/** One OpenAPI v3 document of Kubernetes: that of one API version. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly components: { readonly schemas: JsonObject };
}

/** Name of the document that holds an API version. */
export function openApiFileName(apiVersion: string): string {
  return apiVersion.includes('/')
    ? `apis__${apiVersion.replace('/', '__')}_openapi.json`
    : `api__${apiVersion}_openapi.json`;
}

/** Amounts as a server parses them; the documents only say that they are text or a number (apimachinery, quantity.go). */
const QUANTITY = 'io.k8s.apimachinery.pkg.api.resource.Quantity';
const QUANTITY_PATTERN = '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$';

/**
 * @param documents by API version
 * @param enums values of fields, which the documents lack
 * @throws Error when an API version or a kind is missing
 */
export function kubernetesFile(documents: Readonly<Record<string, OpenApiDocument>>, enums: GoEnums): KubernetesFile {
  const $defs: Record<string, Json> = {};
  const kinds: BuiltInKind[] = [];
  for (const [apiVersion, names] of Object.entries(BUILT_IN_KINDS)) {
    const document = documents[apiVersion];
    if (document === undefined) throw new Error(`${KUBERNETES.module}@${KUBERNETES.version}: no ${apiVersion}`);
    for (const kind of names) {
      const found = builtInKind(document, apiVersion, kind);
      kinds.push(found);
      collect(found.definition, document.components.schemas, { $defs, enums });
    }
  }
  return { $comment: originOf(KUBERNETES), kinds, $defs: sorted($defs) as JsonObject };
}

function builtInKind({ paths, components }: OpenApiDocument, apiVersion: string, kind: string): BuiltInKind {
  const [version, group = ''] = apiVersion.split('/').reverse();
  const isIt = (gvk: Json | undefined) =>
    isObject(gvk) && gvk.group === group && gvk.version === version && gvk.kind === kind;
  const definition = Object.entries(components.schemas).find(
    ([, schema]) =>
      isObject(schema) &&
      Array.isArray(schema['x-kubernetes-group-version-kind']) &&
      schema['x-kubernetes-group-version-kind'].some(isIt),
  )?.[0];
  const created = Object.entries(paths).find(
    ([, { post }]) => isObject(post) && post['x-kubernetes-action'] === 'post' && isIt(post[GVK]),
  )?.[0];
  if (definition === undefined || created === undefined)
    throw new Error(`${KUBERNETES.module}@${KUBERNETES.version}: no ${kind} ${apiVersion}`);
  const scope = created.includes('/namespaces/{namespace}/') ? 'Namespaced' : 'Cluster';
  return { apiVersion, kind, plural: created.replace(/^.*\//, ''), scope, definition: shortName(definition) };
}

const GVK = 'x-kubernetes-group-version-kind';

interface Collected {
  readonly $defs: Record<string, Json>;
  readonly enums: GoEnums;
}

/** Adds a definition and, before it returns, all that it reaches. */
function collect(name: string, schemas: JsonObject, { $defs, enums }: Collected): void {
  const short = shortName(name);
  if (short in $defs) return;
  const full = Object.keys(schemas).find((key) => shortName(key) === short);
  const schema = full === undefined ? undefined : schemas[full];
  if (schema === undefined) throw new Error(`${KUBERNETES.module}@${KUBERNETES.version}: no definition ${name}`);
  const { [GVK]: _gvk, ...kept } = pruneSchema(schema) as JsonObject;
  $defs[short] = {};
  $defs[short] = full === QUANTITY ? quantity : withEnums(short, shortRefs(kept) as JsonObject, enums);
  for (const target of refsIn(kept)) collect(target, schemas, { $defs, enums });
}

const quantity: JsonObject = { oneOf: [{ type: 'string', pattern: QUANTITY_PATTERN }, { type: 'number' }] };

/** `io.k8s.api.apps.v1.Deployment` -> `apps.v1.Deployment`. */
function shortName(name: string): string {
  return name.replace(/^.*\//, '').replace(/^io\.k8s\.(api|apimachinery\.pkg|apiextensions-apiserver\.pkg)\./, '');
}

/** A reference stands alone, without the `allOf` around it that carries a default of `{}`. */
function shortRefs(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map((item: Json) => shortRefs(item));
  if (!isObject(schema)) return schema;
  const { allOf, $ref } = schema;
  const [only] = Array.isArray(allOf) ? allOf : [];
  const target = isObject(only) ? only.$ref : $ref;
  if (typeof target === 'string') return { $ref: `#/$defs/${shortName(target)}` };
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, shortRefs(value)]));
}

function refsIn(schema: Json): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((item: Json) => refsIn(item));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
  );
}

function withEnums(name: string, schema: JsonObject, enums: GoEnums): JsonObject {
  const { properties } = schema;
  if (!isObject(properties)) return schema;
  const type = name.replaceAll('.', '_');
  const entries = Object.entries(properties).map(([field, value]): [string, Json] => {
    const values = enums.get(`${type}.${field}`);
    return [field, values === undefined || !isObject(value) ? value : withValues(value, values)];
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}

/** The values are those of a list's items, of a map's values, or of the field. */
function withValues(field: JsonObject, values: readonly string[]): JsonObject {
  const { items, additionalProperties } = field;
  if (isObject(items)) return { ...field, items: { ...items, enum: values } };
  if (isObject(additionalProperties))
    return { ...field, additionalProperties: { ...additionalProperties, enum: values } };
  return { ...field, enum: values };
}
