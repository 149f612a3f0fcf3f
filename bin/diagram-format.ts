/** Forms of a diagram. */
export const diagramFormats = ['svg', 'mermaid', 'drawio'] as const;

export type DiagramFormat = (typeof diagramFormats)[number];
