import { compareValues } from './compare-values';
import type { LostState, PropertyChange, RenderedChange, RenderedChanges, RenderedPlace } from './rendered-diff';
import type { RenderedPart } from './rendered-part';

/** Compares the parts of rendered files by their identities. Nothing is left out: what counts as the same is told as such. */
export function compareRendered(before: readonly RenderedPart[], after: readonly RenderedPart[]): RenderedChanges {
  const old = new Map(before.map((part) => [part.identity, part]));
  const changes: RenderedChange[] = [];
  const assets: RenderedPlace[] = [];
  const rewritten = new Set<string>();
  for (const part of after) {
    const left = old.get(part.identity);
    old.delete(part.identity);
    if (left === undefined) changes.push({ ...placeOf(part), kind: 'added', properties: [], lostState: null });
    else if (JSON.stringify(left.content) !== JSON.stringify(part.content) || left.file !== part.file) {
      const properties = [...movedFile(left, part), ...compareValues(left.content, part.content)];
      if (properties.length === 0) rewritten.add(part.file);
      else if (properties.every(isAsset)) assets.push(placeOf(part));
      else changes.push({ ...placeOf(part), kind: 'changed', properties, lostState: lostState(left, part) });
    }
  }
  for (const part of old.values()) {
    changes.push({ ...placeOf(part), kind: 'removed', properties: [], lostState: removedState(part) });
  }
  return { changes, assets, rewritten: [...rewritten].sort() };
}

function placeOf({ group, file, subject, type }: RenderedPart): RenderedPlace {
  return { group, file, subject, type };
}

/** The same object in another file is applied with other ones. */
function movedFile(before: RenderedPart, after: RenderedPart): readonly PropertyChange[] {
  return before.file === after.file
    ? []
    : [{ path: '(file)', kind: 'changed', before: before.file, after: after.file }];
}

/** An asset is named by the SHA-256 of what it holds: an object in a bucket, and an image by its tag. */
const assetNames: readonly (readonly [path: RegExp, name: RegExp])[] = [
  [/\.S3Key$/, /^[0-9a-f]{64}(?:\.\w+)?$/],
  [/\.image$/, /container-assets-\S+:[0-9a-f]{64}$/],
];

function isAsset({ path, before, after }: PropertyChange): boolean {
  return assetNames.some(
    ([place, name]) =>
      place.test(path) && [before, after].every((value) => typeof value === 'string' && name.test(value)),
  );
}

function lostState({ state, type }: RenderedPart, after: RenderedPart): LostState | null {
  if (state === null) return null;
  if (type !== after.type) return { holds: state.holds, replacedBy: ['Type'] };
  const now = after.state?.fixed ?? state.fixed;
  const names = [...new Set([...Object.keys(state.fixed), ...Object.keys(now)])];
  const replacedBy = names.filter((name) => compareValues(state.fixed[name], now[name]).length > 0);
  return replacedBy.length === 0 ? null : { holds: state.holds, replacedBy };
}

function removedState({ state }: RenderedPart): LostState | null {
  return state === null ? null : { holds: state.holds, replacedBy: [] };
}
