/**
 * Folders of a Region's manifests; their numbers are the order in which they are applied, with the components of that place
 * (`Component.order`).
 */
export const concerns = {
  namespaces: '00-namespaces',
  definitions: '05-definitions',
  secrets: '08-secrets',
  policies: '10-policies',
  nodes: '20-nodes',
  models: '30-models',
  scaling: '40-scaling',
  gateway: '50-gateway',
  observability: '60-observability',
  batch: '70-batch',
} as const;

/** Place of a folder in the order of installation: the number that its name begins with. */
export function placeOf(concern: string): number {
  return Number.parseInt(concern, 10);
}
