import type { JsonObject } from '#topology';

/**
 * Name of an object in Pulumi's state: `deployment.apps/models/chat`, as kubectl would write it. It says nothing of the file
 * or the place in the order, so that an object which moves there stays the object that it is.
 */
export function logicalName({ apiVersion, kind, metadata }: JsonObject): string {
  const { name, namespace } = metadata as JsonObject;
  const group = String(apiVersion).replace(/\/?[^/]*$/, '');
  const type = [String(kind).toLowerCase(), group].filter((part) => part !== '').join('.');
  return [type, namespace, name].filter((part) => part !== undefined).join('/');
}
