import type { Boundary } from './boundary';

/** The jurisdiction of a Region; undefined for one of none. */
export function homeOf(region: string | null, boundaries: readonly Boundary[]): Boundary | undefined {
  return boundaries.find(({ regions }) => region !== null && regions.includes(region));
}

/** The jurisdiction of an account; undefined for one of none. */
export function homeOfAccount(account: string, boundaries: readonly Boundary[]): Boundary | undefined {
  return boundaries.find((boundary) => boundary.account === account);
}
