import type { Jurisdiction, Region, Topology } from '#topology';
import { reachedPools } from './reached-pools';

/** What a diagram shows of a Topology. */
export type View =
  | { readonly kind: 'deployment' }
  | { readonly kind: 'jurisdiction'; readonly jurisdiction: string }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'failover'; readonly jurisdiction: string }
  | { readonly kind: 'request'; readonly region: string; readonly model: string };

/** Every view of a Topology but those of requests. */
export function listViews({ jurisdictions }: Topology): readonly View[] {
  return [
    { kind: 'deployment' },
    ...jurisdictions.map(({ name }): View => ({ kind: 'jurisdiction', jurisdiction: name })),
    ...jurisdictions.flatMap(({ regions }) => regions.map(({ name }): View => ({ kind: 'region', region: name }))),
    ...jurisdictions.map(({ name }): View => ({ kind: 'failover', jurisdiction: name })),
  ];
}

/** The way of a request, in each Region for each model that clients reach there. */
export function listRequests({ jurisdictions }: Topology): readonly View[] {
  return jurisdictions
    .flatMap(({ regions }) => regions)
    .flatMap((region) =>
      reachedPools(region).map(({ name: model }): View => ({ kind: 'request', region: region.name, model })),
    );
}

/** Name of a view as the command line writes it: `region=eu-north-1`. */
export function viewName(view: View): string {
  if (view.kind === 'deployment') return view.kind;
  if (view.kind === 'region') return `${view.kind}=${view.region}`;
  if (view.kind === 'request') return `${view.kind}=${view.region}/${view.model}`;
  return `${view.kind}=${view.jurisdiction}`;
}

/** @throws Error where the Topology has no such jurisdiction: callers know what there is */
export function jurisdictionOf(topology: Topology, name: string): Jurisdiction {
  const found = topology.jurisdictions.find((jurisdiction) => jurisdiction.name === name);
  if (found === undefined) throw new Error(`${topology.deployment.name} has no jurisdiction ${name}`);
  return found;
}

/** @throws Error where the Topology has no such Region: callers know what there is */
export function regionOf(
  topology: Topology,
  name: string,
): { readonly jurisdiction: Jurisdiction; readonly region: Region } {
  for (const jurisdiction of topology.jurisdictions) {
    const region = jurisdiction.regions.find((candidate) => candidate.name === name);
    if (region !== undefined) return { jurisdiction, region };
  }
  throw new Error(`${topology.deployment.name} has no Region ${name}`);
}
