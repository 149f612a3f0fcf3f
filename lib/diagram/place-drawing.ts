import type { Card, Drawing, Edge, Grid, Group, Part } from './drawing';
import { placeCardTexts, placeHeading, sizeCard, sizeHeading, textFrom } from './place-card';
import { gridTracks, placeGrid } from './place-grid';
import { placeLayers } from './place-layers';
import type { Box, PlacedCard, PlacedDrawing, PlacedEdge, PlacedGroup, Size } from './placed';
import { routeEdges } from './route-edges';
import type { SizedPart } from './sized-part';

/** Free room between the border of a group and its parts; none where it is not seen. */
const padding = 10;
/** Free room around the whole picture, in which lines keep their full width. */
const margin = 8;

/** Gives everything in a drawing its place. The same drawing gets the same places. */
export async function placeDrawing(drawing: Drawing): Promise<PlacedDrawing> {
  const root = await sizePart(drawing.root, drawing.edges);
  const found: Found = { groups: [], cards: [], edges: [] };
  placePart(root, { x: margin, y: margin, width: root.width, height: root.height }, found);
  const boxes = new Map<string, Box>([
    ...found.groups.map(({ group, box }) => [group.id, box] as const),
    ...found.cards.map(({ card, box }) => [card.id, box] as const),
  ]);
  const routed = new Set(found.edges.map(({ edge }) => edge.id));
  const others = drawing.edges.filter(({ id }) => !routed.has(id));
  const caption =
    drawing.caption === null
      ? null
      : textFrom(drawing.caption, 'muted', { x: margin + 6, y: 2 * margin + root.height });
  return {
    drawing,
    width: Math.max(root.width, caption?.width ?? 0) + 2 * margin,
    height: root.height + 2 * margin + (caption === null ? 0 : caption.height + margin),
    caption,
    groups: found.groups.filter(({ group }) => group.look !== 'bare'),
    cards: found.cards,
    edges: [...found.edges, ...routeEdges(others, boxes)],
  };
}

interface Found {
  readonly groups: PlacedGroup[];
  readonly cards: PlacedCard[];
  readonly edges: PlacedEdge[];
}

async function sizePart(part: Part, edges: readonly Edge[]): Promise<SizedPart> {
  if (part.kind === 'card') return { part, parts: [], layers: null, ...sizeCard(part) };
  const parts = await Promise.all(part.parts.map((inner) => sizePart(inner, edges)));
  const { layers, width, height } = await sizeInside(part, parts, edges);
  const { x, top, end } = borders(part);
  return {
    part,
    parts,
    layers,
    width: Math.max(width + 2 * x, sizeHeading(part).width),
    height: height + top + end,
  };
}

async function sizeInside(
  { arrangement }: Group,
  parts: readonly SizedPart[],
  edges: readonly Edge[],
): Promise<Size & Pick<SizedPart, 'layers'>> {
  if (arrangement.by === 'grid') return { layers: null, ...gridSize(arrangement, parts) };
  const layers = await placeLayers(arrangement, parts, edges);
  return { layers, width: layers.width, height: layers.height };
}

function placePart(sized: SizedPart, box: Box, found: Found): void {
  if (sized.part.kind === 'card') placeCard(sized.part, box, found);
  else placeGroup(sized.part, { sized, box }, found);
}

function placeCard(card: Card, box: Box, { cards }: Found): void {
  cards.push({ card, box, texts: placeCardTexts(card, box) });
}

function placeGroup(group: Group, { sized, box }: { sized: SizedPart; box: Box }, found: Found): void {
  found.groups.push({ group, box, texts: placeHeading(group, box) });
  const { x, top, end } = borders(group);
  const inner = { x: box.x + x, y: box.y + top, width: box.width - 2 * x, height: box.height - top - end };
  const boxes =
    group.arrangement.by === 'grid'
      ? placeGrid(group.arrangement, sized.parts, inner)
      : sized.parts.map(({ part }) => sized.layers?.boxAt(part.id, inner) ?? inner);
  for (const [index, part] of sized.parts.entries()) placePart(part, boxes[index] ?? inner, found);
  found.edges.push(...(sized.layers?.edgesAt(inner) ?? []));
}

function borders(group: Group): { readonly x: number; readonly top: number; readonly end: number } {
  if (group.look === 'bare') return { x: 0, top: 0, end: 0 };
  const head = sizeHeading(group).height;
  return { x: padding, top: head === 0 ? padding : head, end: padding };
}

function gridSize(grid: Grid, parts: readonly SizedPart[]): Size {
  const { columns, rows } = gridTracks(grid, parts);
  return {
    width: span(columns, grid.columnGap) + grid.lanes.left + grid.lanes.right,
    height: span(rows, grid.rowGap) + grid.lanes.bottom,
  };
}

function span(tracks: readonly number[], gap: number): number {
  return tracks.reduce((sum, track) => sum + track, 0) + gap * Math.max(0, tracks.length - 1);
}
