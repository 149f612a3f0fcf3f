import type { Topology } from '#topology';
import { drawView } from './draw-view';
import type { View } from './view';
import { writeMermaid } from './write-mermaid';

/** A view as a flowchart of Mermaid, which GitHub draws in Markdown. */
export function drawMermaid(topology: Topology, view: View): string {
  return writeMermaid(drawView(topology, view));
}
