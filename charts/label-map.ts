import type { Label } from '#topology';

/** Labels or tags in Kubernetes' form. */
export function labelMap(labels: readonly Label[]): Record<string, string> {
  return Object.fromEntries(labels.map(({ key, value }) => [key, value]));
}
