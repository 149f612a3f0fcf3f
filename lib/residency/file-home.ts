import type { PlacedObject, PlacedRelease, StackFile } from '#evidence';
import type { Boundary } from './boundary';
import { homeOf } from './home-of';

/** Whose a rendered file is. */
export interface Home {
  /** Null for a file of no jurisdiction: service control policies, Argo CD's own project. */
  readonly boundary: Boundary | null;
  /** Region; null where it is of none. */
  readonly region: string | null;
}

/** Whose a template is: the second part of its path says so, `production/eu/Keys` or `production/eu-north-1/Network`. */
export function stackHome({ path, region }: StackFile, boundaries: readonly Boundary[]): Home {
  const owner = path.split('/')[1] ?? '';
  const boundary = boundaries.find(({ name, regions }) => name === owner || regions.includes(owner)) ?? null;
  return { boundary, region: boundary === null ? null : region };
}

/** Whose a Kubernetes object is: the Region's whose cluster it is for, also where Argo CD's own cluster reads it first. */
export function objectHome({ file, region }: PlacedObject, boundaries: readonly Boundary[]): Home {
  return regionHome(region ?? argoRegion(file), boundaries);
}

export function releaseHome({ region }: PlacedRelease, boundaries: readonly Boundary[]): Home {
  return regionHome(region, boundaries);
}

/** Region whose Applications stand in a folder of Argo CD's; null outside of one. */
export function argoRegion(file: string): string | null {
  return /^argocd\/([^/]+)\//.exec(file)?.[1] ?? null;
}

/** How messages name whose a file is. */
export function homeName({ boundary, region }: Home): string {
  if (boundary === null) return region === null ? 'no jurisdiction' : region;
  return `jurisdiction ${boundary.name}`;
}

function regionHome(region: string | null, boundaries: readonly Boundary[]): Home {
  return { boundary: homeOf(region, boundaries) ?? null, region };
}
