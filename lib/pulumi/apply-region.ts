import type { ProviderResource, Resource } from '@pulumi/pulumi';
import { installationSteps, type JsonObject, type Region } from '#topology';
import { componentRelease } from './component-release';
import { KubernetesObject } from './kubernetes-object';

/** A file of Kubernetes objects, as plain data. */
export interface RegionManifest {
  /** Place in the order in which components and manifests are applied. */
  readonly order: number;
  readonly objects: readonly JsonObject[];
}

/**
 * All that a Region's cluster is given, in the order of the other deliveries: each step waits for the whole step before it, and
 * is removed before it.
 *
 * @param provider of that cluster; nothing goes through a default one
 * @returns every resource, in the order in which they are applied
 */
export function applyRegion(
  { components }: Pick<Region, 'components'>,
  manifests: readonly RegionManifest[],
  provider: ProviderResource,
): readonly Resource[] {
  const applied: Resource[] = [];
  let before: readonly Resource[] = [];
  for (const step of installationSteps(components, manifests)) {
    const options = { provider, dependsOn: [...before] };
    const made: readonly Resource[] = [
      ...step.components.map((component) => componentRelease(component, options)),
      ...step.manifests.flatMap(({ objects }) => objects.map((object) => new KubernetesObject(object, options))),
    ];
    // A file may be empty: what follows still waits for what came before.
    if (made.length > 0) before = made;
    applied.push(...made);
  }
  return applied;
}
