import type { Box, PlacedEdge, Point, Size } from './placed';

/** Places of parts in layers, and the ways between them; both from the corner of the box that they are put into. */
export interface Layers extends Size {
  boxAt(id: string, corner: Point): Box;
  edgesAt(corner: Point): readonly PlacedEdge[];
}
