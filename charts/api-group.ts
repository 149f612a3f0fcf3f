import type { GroupVersionKind } from 'cdk8s';

/** Group and kind by which one object refers to another: the part of the API version before its slash. */
export function apiGroup({ apiVersion, kind }: GroupVersionKind): { readonly group: string; readonly kind: string } {
  return { group: apiVersion.replace(/\/.*$/, ''), kind };
}
