import type { CrdSource, PinnedKind } from './crd-sources';
import type { CustomResourceDefinition, Schema } from './custom-resource-definition';
import { originOf } from './origin';
import { pinnedDefinition } from './pinned-definition';
import { type TypeWriter, typeWriter } from './type-writer';

/** First line of a generated file: where it came from. A file that still bears this line need not be generated again. */
export function headerOf(source: CrdSource): string {
  return `// ${originOf(source)}`;
}

/**
 * The text of `charts/imports/<group>.ts`: a class per kind, and the types of what it may hold. Depends on nothing but its
 * arguments; the order of fields in the definitions does not matter.
 *
 * Throws when a kind, or the pinned version of it, is missing, no longer served or deprecated.
 */
export function renderGroup(source: CrdSource, definitions: readonly CustomResourceDefinition[]): string {
  const writer = typeWriter();
  const classes = source.kinds.map((pinned) => renderKind(source, pinned, { writer, definitions }));
  return [
    `${headerOf(source)}\n`,
    `import { ApiObject, type ApiObjectMetadata, type GroupVersionKind } from 'cdk8s';\nimport type { Construct } from 'constructs';\n`,
    '\n',
    [...classes, ...writer.declarations()].join('\n'),
  ].join('');
}

interface Context {
  readonly writer: TypeWriter;
  readonly definitions: readonly CustomResourceDefinition[];
}

function renderKind(source: CrdSource, pinned: PinnedKind, { writer, definitions }: Context): string {
  const { kind, version } = pinned;
  const schema = pinnedDefinition(source, pinned, definitions).version.schema.openAPIV3Schema;
  const only = pinned.only ?? {};
  const gone = Object.keys(only).find((path) => !fieldAt(schema, path.split('.')));
  if (gone) throw new Error(`${kind}: no field ${gone} to keep fields of`);
  const fields = Object.entries(schema.properties ?? {})
    .filter(([key]) => !GIVEN.has(key))
    .map(([key, value]) => {
      const name = `${kind}${key.charAt(0).toUpperCase()}${key.slice(1)}`;
      const type = writer.typeOf(keepOnly(value, { kind, path: key, only }), name);
      return { key, name, type, optional: schema.required?.includes(key) ? '' : '?' };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const aliases = fields.filter(({ name, type }) => name !== type);
  return `export class ${kind} extends ApiObject {
  static readonly GVK: GroupVersionKind = { apiVersion: '${source.group}/${version}', kind: '${kind}' };

  constructor(scope: Construct, id: string, props: ${kind}Props) {
    super(scope, id, { ...props, ...${kind}.GVK });
  }
}

export interface ${kind}Props {
  readonly metadata?: ApiObjectMetadata;
${fields.map(({ key, name, optional }) => `  readonly ${key}${optional}: ${name};\n`).join('')}}
${aliases.map(({ name, type }) => `\nexport type ${name} = ${type};\n`).join('')}`;
}

/** What the class sets itself, cdk8s types, or the cluster alone writes. */
const GIVEN: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'status']);

function fieldAt(schema: Schema | undefined, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((at, key) => at?.properties?.[key], schema);
}

interface Pruning {
  readonly kind: string;
  readonly path: string;
  readonly only: NonNullable<PinnedKind['only']>;
}

function keepOnly(schema: Schema, { kind, path, only }: Pruning): Schema {
  const kept = only[path];
  const missing = kept?.filter((key) => !schema.properties?.[key]) ?? [];
  if (missing.length > 0) throw new Error(`${kind} ${path}: no field ${missing.join(', ')} to keep`);
  const properties = Object.entries(schema.properties ?? {})
    .filter(([key]) => !kept || kept.includes(key))
    .map(([key, value]) => [key, keepOnly(value, { kind, path: `${path}.${key}`, only })] as const);
  return { ...schema, ...(schema.properties && { properties: Object.fromEntries(properties) }) };
}
