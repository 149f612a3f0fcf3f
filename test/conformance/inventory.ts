import type { ApiClient } from './api-client';
import { pathOf, type Resource, servedResources } from './resources';

/** What the control plane writes for itself, whether or not anybody applies anything. */
const OWN = new Set(['events', 'leases', 'endpointslices', 'endpoints', 'apiservices']);

/** Names every object that the API server holds, of every kind: `deployments.apps/v1 models/chat`. */
export async function inventory(api: ApiClient): Promise<ReadonlySet<string>> {
  const listed = preferred(await servedResources(api)).filter(({ verbs }) => verbs.includes('list'));
  const lists = await Promise.all(
    listed
      .filter(({ plural }) => !OWN.has(plural))
      .map(async (resource) => {
        const { body } = await api({ path: pathOf(resource) });
        const items = (body.items ?? []) as readonly { metadata: { namespace?: string; name: string } }[];
        return items.map(({ metadata }) => `${resource.plural}.${resource.apiVersion} ${placeOf(metadata)}`);
      }),
  );
  return new Set(lists.flat());
}

function placeOf({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** One version of each kind is enough: all show the same objects. */
function preferred(resources: readonly Resource[]): readonly Resource[] {
  const first = new Map<string, Resource>();
  for (const resource of resources) {
    const [group] = resource.apiVersion.includes('/') ? resource.apiVersion.split('/') : [''];
    const key = `${resource.plural}.${group}`;
    if (!first.has(key)) first.set(key, resource);
  }
  return [...first.values()];
}
