import * as kubernetes from '@pulumi/kubernetes';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { type Component, installTimeoutSeconds } from '#topology';

/** A third-party component as a Helm release; what comes after it waits until its pods are ready. */
export function componentRelease(component: Component, options: CustomResourceOptions): kubernetes.helm.v3.Release {
  const { name, chart, repository, version, namespace, values } = component;
  // An index is named apart from the chart, a registry by the path of the chart in it.
  const source = repository.startsWith('oci://')
    ? { chart: `${repository}/${chart}` }
    : { chart, repositoryOpts: { repo: repository } };
  return new kubernetes.helm.v3.Release(
    `release/${namespace}/${name}`,
    {
      ...source,
      name,
      version,
      namespace,
      createNamespace: false,
      values,
      // A null unsets a chart's default: without this Pulumi drops it.
      allowNullValues: true,
      timeout: installTimeoutSeconds,
    },
    options,
  );
}
