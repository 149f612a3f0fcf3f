import type { Plain, Resource, StackFile } from './evidence';
import type { Location } from './finding';
import { once } from './once';
import { recordAt } from './read';
import { resolveValue } from './resolve-value';

/** A resource of a template with what is known at synth resolved. */
export interface PlacedResource {
  readonly stack: StackFile;
  readonly logicalId: string;
  readonly type: string;
  /** Properties with pseudo parameters, joins and substitutions resolved: see `resolveValue`. */
  readonly properties: Plain;
  /** As it stands in the template. */
  readonly resource: Resource;
}

/** Every resource of a template, listed once. */
export const listResources = once((stack: StackFile): readonly PlacedResource[] =>
  Object.entries(stack.template.Resources).map(([logicalId, resource]) => ({
    stack,
    logicalId,
    type: resource.Type,
    properties: recordAt(resolveValue(resource.Properties ?? {}, stack)),
    resource,
  })),
);

/** Where a resource stands, or one of its properties: `at(table, 'Replicas.1.Region')`. */
export function resourceLocation({ stack, logicalId }: PlacedResource, property: string | null = null): Location {
  return { file: stack.file, subject: logicalId, property: property === null ? null : `Properties.${property}` };
}
