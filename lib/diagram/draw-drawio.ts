import type { Topology } from '#topology';
import { drawView } from './draw-view';
import { placeDrawing } from './place-drawing';
import { type View, viewName } from './view';
import { writeDrawio } from './write-drawio';

/** Views as one file of draw.io (diagrams.net), a page each. */
export async function drawDrawio(topology: Topology, views: readonly View[]): Promise<string> {
  const pages = await Promise.all(
    views.map(async (view) => ({ name: viewName(view), placed: await placeDrawing(drawView(topology, view)) })),
  );
  return writeDrawio(pages);
}
