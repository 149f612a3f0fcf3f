import { type Inventory, once, type PlacedObject } from '#evidence';

/** The Kubernetes objects of a deployment, found by kind and by name. */
export interface ObjectIndex {
  /** Of a kind, by group and kind: `gateway.envoyproxy.io/Backend`; the core's begin with a slash. */
  readonly ofKind: (apiKind: string) => readonly PlacedObject[];
  /** The one of a name in the namespace and in the cluster of another object; undefined where there is none. */
  readonly beside: (object: PlacedObject, apiKind: string, name: string) => PlacedObject | undefined;
}

/** The index of an inventory, made once. */
export const indexObjects = once(readObjects);

function readObjects(inventory: Inventory): ObjectIndex {
  const kinds = new Map<string, PlacedObject[]>();
  const names = new Map<string, PlacedObject>();
  for (const object of inventory.objects) {
    const apiKind = `${groupOf(object.apiVersion)}/${object.kind}`;
    const ofKind = kinds.get(apiKind);
    if (ofKind === undefined) kinds.set(apiKind, [object]);
    else ofKind.push(object);
    names.set(nameKey(object, apiKind, object.name), object);
  }
  return {
    ofKind: (apiKind) => kinds.get(apiKind) ?? [],
    beside: (object, apiKind, name) => names.get(nameKey(object, apiKind, name)),
  };
}

/** The part of an API version before its slash; empty for the core's. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.replace(/\/[^/]*$/, '') : '';
}

function nameKey({ region, namespace }: PlacedObject, apiKind: string, name: string): string {
  return `${region} ${apiKind} ${namespace}/${name}`;
}
