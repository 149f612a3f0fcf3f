import type { Evidence, Plain, Resource, StackFile } from '#evidence';

/** A place in a copy of the evidence that a mutation may write to: fields of any form. */
// biome-ignore lint/suspicious/noExplicitAny: a mutation writes what no type would allow
export type Open = any;

/** The one stack at a path (`production/eu/Tables`). */
export function stackAt(copy: Evidence, path: string): StackFile {
  return found(
    copy.stacks.find((stack) => stack.path === path),
    `stack ${path}`,
  );
}

/** The first resource of a type in a stack whose logical id or construct path holds a text. */
export function resourceIn(copy: Evidence, path: string, type: string, holding = ''): Open {
  const { Resources } = stackAt(copy, path).template;
  const [, resource] = found(
    Object.entries(Resources).find(
      ([id, { Type, Metadata }]) =>
        Type === type && `${id} ${String(Metadata?.['aws:cdk:path'] ?? '')}`.includes(holding),
    ),
    `${type} ${holding} in ${path}`,
  );
  return resource;
}

/** Adds a resource to a stack, as somebody would who writes a new construct. */
export function addResource(copy: Evidence, path: string, logicalId: string, resource: Resource): void {
  (stackAt(copy, path).template.Resources as Record<string, Resource>)[logicalId] = resource;
}

/** The first object of a kind in the manifests of a Region whose name holds a text. */
export function objectIn(copy: Evidence, region: string, kind: string, holding = ''): Open {
  return found(
    copy.manifests
      .filter((file) => file.region === region)
      .flatMap(({ objects }) => objects)
      .find((object) => object.kind === kind && String((object.metadata as Plain).name).includes(holding)),
    `${kind} ${holding} in ${region}`,
  );
}

/** Adds an object to the file of a Region's manifests whose path holds a text. */
export function addObject(copy: Evidence, region: string, file: string, object: Plain): void {
  const manifest = found(
    copy.manifests.find((candidate) => candidate.region === region && candidate.file.includes(file)),
    `file ${file} of ${region}`,
  );
  (manifest.objects as Plain[]).push(object);
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`no ${what}: the mutation has nothing to change`);
  return value;
}
