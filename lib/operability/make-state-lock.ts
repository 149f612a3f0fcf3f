import type { Inventory } from '#evidence';
import { type LockedResource, type StateLock, stateLockVersion } from './state-lock';
import { listStatefulResources, type StatefulResource } from './stateful-resource';

/** The lock of what was rendered: stacks, logical ids and properties sorted, so that a lock changes where a deployment does. */
export function makeStateLock(inventory: Inventory): StateLock {
  const stacks = new Map<string, Record<string, LockedResource>>();
  for (const stateful of listStatefulResources(inventory)) {
    const { stack, logicalId } = stateful.resource;
    stacks.set(stack.path, { ...stacks.get(stack.path), [logicalId]: lockedResource(stateful) });
  }
  return {
    version: stateLockVersion,
    stacks: sorted(Object.fromEntries([...stacks].map(([path, resources]) => [path, sorted(resources)]))),
  };
}

/** What the lock holds of one resource. */
export function lockedResource({ resource, state }: StatefulResource): LockedResource {
  const set = state.replacing.filter((property) => resource.properties[property] !== undefined);
  return {
    type: resource.type,
    fixed: Object.fromEntries(set.map((property) => [property, resource.properties[property]])),
  };
}

/** A lock as the text of its file: two spaces, and a line's end at its end. */
export function stateLockText(lock: StateLock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

function sorted<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
