/** Fields that name an element of a list in templates and manifests, in the order in which they are tried. */
const naming = ['name', 'Name', 'Key', 'key', 'Sid', 'Id', 'id', 'AttributeName', 'IndexName', 'Region', 'topologyKey'];

/**
 * What tells the elements of a list of templates or manifests apart, so that one more at its beginning is not a change of all that
 * follow; null where they have no names, or share them.
 */
export function listIdentities(elements: readonly unknown[]): readonly string[] | null {
  const identities = elements.map(objectIdentity);
  if (areNames(identities)) return identities;
  for (const field of naming) {
    const names = elements.map((element) => textOf(element, field));
    if (areNames(names)) return names;
  }
  return null;
}

function areNames(names: readonly (string | null)[]): names is readonly string[] {
  return names.every((name) => name !== null) && new Set(names).size === names.length;
}

/** A Kubernetes object: its kind with its group, its namespace and its name. Its version is no part of it. */
export function objectIdentity(element: unknown): string | null {
  const [apiVersion, kind] = [textOf(element, 'apiVersion'), textOf(element, 'kind')];
  if (apiVersion === null || kind === null) return null;
  const metadata = fieldOf(element, 'metadata');
  const [name, namespace] = [textOf(metadata, 'name'), textOf(metadata, 'namespace')];
  if (name === null) return null;
  return `${objectType(apiVersion, kind)} ${namespace === null ? '' : `${namespace}/`}${name}`;
}

/** `Deployment.apps`, and `Service` for the core group. */
export function objectType(apiVersion: string, kind: string): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? kind : `${kind}.${group}`;
}

function textOf(element: unknown, field: string): string | null {
  const value = fieldOf(element, field);
  return typeof value === 'string' ? value : null;
}

function fieldOf(element: unknown, field: string): unknown {
  if (typeof element !== 'object' || element === null || Array.isArray(element)) return undefined;
  return (element as Readonly<Record<string, unknown>>)[field];
}
