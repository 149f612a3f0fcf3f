/** Folders of a Region's manifests; their numbers are the order in which they are applied. */
export const concerns = {
  namespaces: '00-namespaces',
  policies: '10-policies',
  nodes: '20-nodes',
  models: '30-models',
  scaling: '40-scaling',
  gateway: '50-gateway',
} as const;
