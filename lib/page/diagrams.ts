import { drawSvg, listViews, type View, viewName } from '#diagram';
import type { Region, Topology } from '#topology';
import { exampleModel } from './example-model';
import { regionsOf } from './tally';

/** Every diagram of a page, drawn before it is put together: drawing waits, and the rest of a page does not. */
export interface Diagrams {
  /** @throws Error for a view that was not drawn: a fault of the page */
  of(view: View): string;
}

/** Draws a Topology as the page shows it: every view, and one request in each Region. */
export async function drawDiagrams(topology: Topology): Promise<Diagrams> {
  const drawn = new Map<string, string>();
  for (const view of [...listViews(topology), ...regionsOf(topology).flatMap(requestView)])
    drawn.set(viewName(view), await drawSvg(topology, view));
  return {
    of(view) {
      const svg = drawn.get(viewName(view));
      if (svg === undefined) throw new Error(`The page has no diagram ${viewName(view)}.`);
      return svg;
    },
  };
}

function requestView(region: Region): readonly View[] {
  const pool = exampleModel(region);
  return pool === null ? [] : [{ kind: 'request', region: region.name, model: pool.name }];
}
