import type { Component, Deployment, Repository } from '#topology';

/** Where Argo CD finds what it applies, and where it runs. */
export interface ArgoSource {
  readonly deployment: string;
  readonly argo: NonNullable<Deployment['argo']>;
  readonly repository: Repository;
}

/** Folder of the repository that holds the deployment's manifests. */
export function manifestFolder({ repository, deployment }: ArgoSource): string {
  return `${repository.path}/${deployment}`;
}

/** Argo CD names an OCI registry without its scheme when a chart comes from it. */
export function chartRepository({ repository }: Component): string {
  return repository.replace(/^oci:\/\//, '');
}

/** Without it a sync that failed waits for the next commit. */
export function syncRetry({ retry }: ArgoSource['argo']) {
  const { limit, firstSeconds, factor, longestSeconds } = retry;
  return { limit, backoff: { duration: `${firstSeconds}s`, factor, maxDuration: `${longestSeconds}s` } };
}
