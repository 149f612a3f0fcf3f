import type { Topology } from '#topology';
import { drawView } from './draw-view';
import { placeDrawing } from './place-drawing';
import { type View, viewName } from './view';
import { writeSvg } from './write-svg';

/** A view as an `<svg>` to stand in an HTML page; the page brings `diagramStyle` once. */
export function drawSvg(topology: Topology, view: View): Promise<string> {
  return draw(topology, view, false);
}

/** A view as a file of its own: with its style, readable on light and on dark pages. */
export function standaloneSvg(topology: Topology, view: View): Promise<string> {
  return draw(topology, view, true);
}

async function draw(topology: Topology, view: View, standalone: boolean): Promise<string> {
  const placed = await placeDrawing(drawView(topology, view));
  return writeSvg(placed, { prefix: `diagram-${viewName(view).replace(/[^a-z0-9]+/giu, '-')}`, standalone });
}
