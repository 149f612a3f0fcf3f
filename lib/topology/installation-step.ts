import type { Component } from './component';

/**
 * Longest wait for the pods of a component's chart, seconds: below the 15 minutes of the function that installs it under the
 * delivery `kubectl`.
 */
export const installTimeoutSeconds = 12 * 60;

/** What may be installed side by side: everything of one place in the order. */
export interface InstallationStep<Manifest> {
  readonly order: number;
  readonly components: readonly Component[];
  readonly manifests: readonly Manifest[];
}

/**
 * What a cluster is given, step by step, under every delivery: components and manifests by their places in the one order,
 * the smallest first. Each step waits for the whole step before it; removal goes the other way round.
 */
export function installationSteps<Manifest extends { readonly order: number }>(
  components: readonly Component[],
  manifests: readonly Manifest[],
): readonly InstallationStep<Manifest>[] {
  const places = [...new Set([...components, ...manifests].map(({ order }) => order))].sort((a, b) => a - b);
  return places.map((place) => ({
    order: place,
    components: components.filter(({ order }) => order === place),
    manifests: manifests.filter(({ order }) => order === place),
  }));
}
