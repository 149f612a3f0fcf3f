import { compactJson } from './compact-json';
import type { CrdSource, PinnedKind } from './crd-sources';
import type { CustomResourceDefinition } from './custom-resource-definition';
import { isObject, type Json, type JsonObject, sorted } from './json';
import { originOf } from './origin';
import { pinnedDefinition } from './pinned-definition';
import { pruneSchema } from './prune-schema';
import { shareSubtrees } from './share-subtrees';

/** A custom resource definition in the one version that the charts write, as `charts/imports/schemas/` keeps it. */
export interface DefinitionFile {
  /** The release it came from. */
  readonly $comment: string;
  readonly group: string;
  /** Version of its API: `v1`. */
  readonly version: string;
  readonly scope: string;
  /** `kind`, `plural`, `singular`, `listKind`, short names. */
  readonly names: JsonObject & { readonly kind: string; readonly plural: string };
  /** Among them the approval without which a server refuses a group under `k8s.io`. */
  readonly annotations: JsonObject;
  /** What else belongs to the version: `subresources`, `additionalPrinterColumns`, `selectableFields`. */
  readonly serving: JsonObject;
  /** The structural schema without its texts; `$ref` points into `$defs`. */
  readonly schema: JsonObject;
  /** Parts that repeat in the schema. */
  readonly $defs: JsonObject;
}

/** Name of the file that holds a definition: the name of the definition itself. */
export function definitionFileName({ names, group }: Pick<DefinitionFile, 'names' | 'group'>): string {
  return `${names.plural}.${group}.json`;
}

/** @throws Error when the kind, or the pinned version of it, is missing, no longer served or deprecated */
export function definitionFile(
  source: CrdSource,
  pinned: PinnedKind,
  definitions: readonly CustomResourceDefinition[],
): DefinitionFile {
  const { definition, version } = pinnedDefinition(source, pinned, definitions);
  const { metadata, spec } = definition;
  const { name, schema, served: _served, storage: _storage, ...serving } = plain(version);
  const root = isObject(schema) ? (schema.openAPIV3Schema ?? {}) : {};
  return {
    $comment: originOf(source),
    group: spec.group,
    version: String(name),
    scope: spec.scope ?? 'Namespaced',
    names: plain(spec.names) as DefinitionFile['names'],
    annotations: plain(metadata?.annotations ?? {}),
    serving: pruneSchema(serving) as JsonObject,
    ...shareSubtrees(sorted(pruneSchema(root)) as JsonObject),
  };
}

/** The text of a file of schemas; its first line after the brace says where it came from. */
export function schemaText(file: DefinitionFile | JsonObject): string {
  return `${compactJson(file as JsonObject)}\n`;
}

/** The same as plain data: what an interface declares of it is not all that it holds. */
function plain(value: object): JsonObject {
  return sorted(value as Json) as JsonObject;
}
