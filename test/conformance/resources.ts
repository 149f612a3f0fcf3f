import type { ApiClient } from './api-client';
import type { KubernetesObject } from './kubernetes-object';

/** A kind that the API server serves. */
export interface Resource {
  /** `apps/v1`, `v1` */
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface Discovered {
  readonly metadata: { readonly name?: string };
  readonly versions: readonly {
    readonly version: string;
    readonly resources?: readonly {
      readonly resource: string;
      readonly scope: string;
      readonly verbs: readonly string[];
      readonly responseKind: { readonly kind: string };
    }[];
  }[];
}

const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Every kind that the API server serves now, in every version; of each group the preferred version comes first. */
export async function servedResources(api: ApiClient): Promise<readonly Resource[]> {
  const answers = await Promise.all(['/api', '/apis'].map((path) => api({ path, accept: DISCOVERY })));
  return answers
    .flatMap(({ body }) => body.items as readonly Discovered[])
    .flatMap(({ metadata, versions }) =>
      versions.flatMap(({ version, resources = [] }) =>
        resources.map(({ resource, scope, verbs, responseKind }) => ({
          apiVersion: metadata.name ? `${metadata.name}/${version}` : version,
          kind: responseKind.kind,
          plural: resource,
          namespaced: scope === 'Namespaced',
          verbs,
        })),
      ),
    );
}

/** Path of the objects of a resource: in one namespace, or in all. */
export function pathOf({ apiVersion, plural, namespaced }: Resource, namespace?: string): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return namespaced && namespace !== undefined ? `${root}/namespaces/${namespace}/${plural}` : `${root}/${plural}`;
}

/** Path of an object; undefined when the API server does not serve its kind. */
export function objectPath(resources: readonly Resource[], object: KubernetesObject): string | undefined {
  const { apiVersion, kind, metadata } = object;
  const resource = resources.find((served) => served.apiVersion === apiVersion && served.kind === kind);
  return resource && `${pathOf(resource, metadata.namespace ?? 'default')}/${metadata.name}`;
}

/**
 * Asks what a server-side apply of an object with strict field validation would do, and changes nothing.
 *
 * @returns why it is refused, and what is warned of; empty: it is accepted
 */
export async function dryRunApply(
  api: ApiClient,
  resources: readonly Resource[],
  object: KubernetesObject,
): Promise<readonly string[]> {
  const path = objectPath(resources, object);
  if (path === undefined) return [`the API server serves no ${object.apiVersion} ${object.kind}`];
  const { status, body, warnings } = await api({
    method: 'PATCH',
    path: `${path}?fieldManager=meridian-test&force=true&dryRun=All&fieldValidation=Strict`,
    body: object,
    contentType: 'application/apply-patch+yaml',
  });
  return [...(status < 300 ? [] : [String(body.message)]), ...warnings];
}
