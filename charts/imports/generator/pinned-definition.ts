import type { CrdSource, PinnedKind } from './crd-sources';
import type { CustomResourceDefinition } from './custom-resource-definition';

/** A definition, and the one version of it that the charts write. */
export interface PinnedDefinition {
  readonly definition: CustomResourceDefinition;
  readonly version: CustomResourceDefinition['spec']['versions'][number];
}

/** @throws Error when the kind, or the pinned version of it, is missing, no longer served or deprecated */
export function pinnedDefinition(
  source: CrdSource,
  { kind, version }: PinnedKind,
  definitions: readonly CustomResourceDefinition[],
): PinnedDefinition {
  const definition = definitions.find(({ spec }) => spec.group === source.group && spec.names.kind === kind);
  const usable = definition?.spec.versions.filter(({ served, deprecated }) => served && !deprecated) ?? [];
  const match = usable.find(({ name }) => name === version);
  if (definition && match) return { definition, version: match };
  const offered = usable.map(({ name }) => name).join(', ') || 'nothing';
  throw new Error(`${source.module}@${source.version}: no ${kind} ${source.group}/${version}; offered: ${offered}`);
}
