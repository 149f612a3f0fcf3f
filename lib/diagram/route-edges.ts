import type { Edge } from './drawing';
import { textFrom, textWidth } from './place-card';
import { type Box, bottom, lineHeight, type PlacedEdge, type PlacedText, type Point, right } from './placed';

/** Pixels: from a box to its innermost lane, between lanes, from a corner to where an edge meets a side, and between such places. */
const lane = { distance: 12, apart: 18, entry: 20, step: 10 };

/** Ways between boxes that have their places. */
export function routeEdges(edges: readonly Edge[], boxes: ReadonlyMap<string, Box>): readonly PlacedEdge[] {
  return edges.map((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (from === undefined || to === undefined) throw new Error(`edge ${edge.id} leads from or to nothing`);
    const points = routed(edge, from, to);
    return { edge, points, label: edge.label === null ? null : placeLabel(edge.label, points) };
  });
}

function routed(edge: Edge, from: Box, to: Box): readonly Point[] {
  if (edge.path === 'left-lane') return leftLane({ from, to }, edge.lane);
  if (edge.path === 'right-lane') return rightLane({ from, to }, edge.lane);
  if (edge.path === 'bottom-lane') return bottomLane({ from, to }, edge.lane);
  return straight(from, to);
}

/** From a box to a lane. */
function away(place: number): number {
  return lane.distance + place * lane.apart;
}

interface Ends {
  readonly from: Box;
  readonly to: Box;
}

/** Down from a box above, which reaches over the lane, and into the other's left side. */
function leftLane({ from, to }: Ends, place: number): readonly Point[] {
  const x = to.x - away(place);
  const y = to.y + lane.entry;
  return [
    { x, y: bottom(from) },
    { x, y },
    { x: to.x, y },
  ];
}

/** Out of the right side of a box, near its end, and into that of one below, near its top; each lane at a height of its own. */
function rightLane({ from, to }: Ends, place: number): readonly Point[] {
  const x = Math.max(right(from), right(to)) + away(place);
  const [begin, end] = [bottom(from) - lane.entry - place * lane.step, to.y + lane.entry + place * lane.step];
  return [
    { x: right(from), y: begin },
    { x, y: begin },
    { x, y: end },
    { x: right(to), y: end },
  ];
}

/** From below one box to below the other; further lanes begin and end further out, so that they lie around the inner ones. */
function bottomLane({ from, to }: Ends, place: number): readonly Point[] {
  const y = Math.max(bottom(from), bottom(to)) + away(place);
  const side = Math.sign(to.x - from.x) * place * lane.step;
  const [begin, end] = [from.x + from.width / 2 - side, to.x + to.width / 2 + side];
  return [
    { x: begin, y: bottom(from) },
    { x: begin, y },
    { x: end, y },
    { x: end, y: bottom(to) },
  ];
}

/** Across or down, in the middle of what the two sides have in common; by a step half-way where they have nothing. */
function straight(from: Box, to: Box): readonly Point[] {
  if (to.y >= bottom(from)) return down(from, to);
  if (from.y >= bottom(to)) return [...down(to, from)].reverse();
  return to.x >= from.x ? across(from, to) : [...across(to, from)].reverse();
}

function down(upper: Box, lower: Box): readonly Point[] {
  const x = middle([upper.x, right(upper)], [lower.x, right(lower)]);
  const ends = [
    { x: x ?? upper.x + upper.width / 2, y: bottom(upper) },
    { x: x ?? lower.x + lower.width / 2, y: lower.y },
  ] as const;
  if (x !== null) return ends;
  const y = (bottom(upper) + lower.y) / 2;
  return [ends[0], { x: ends[0].x, y }, { x: ends[1].x, y }, ends[1]];
}

function across(left: Box, rightmost: Box): readonly Point[] {
  const y = middle([left.y, bottom(left)], [rightmost.y, bottom(rightmost)]);
  const ends = [
    { x: right(left), y: y ?? left.y + left.height / 2 },
    { x: rightmost.x, y: y ?? rightmost.y + rightmost.height / 2 },
  ] as const;
  if (y !== null) return ends;
  const x = (right(left) + rightmost.x) / 2;
  return [ends[0], { x, y: ends[0].y }, { x, y: ends[1].y }, ends[1]];
}

/** Middle of what two stretches have in common; null where that is nothing. */
function middle(one: readonly [number, number], other: readonly [number, number]): number | null {
  const [begin, end] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
  return begin < end ? (begin + end) / 2 : null;
}

/** Beside the longest piece where that goes down, above it where it goes across. */
function placeLabel(text: string, points: readonly Point[]): PlacedText {
  const [longest] = points
    .slice(1)
    .map((to, index) => ({ from: points[index] ?? to, to }))
    .sort((one, other) => lengthOf(other) - lengthOf(one));
  if (longest === undefined) throw new Error(`the way of "${text}" has no length`);
  const { from, to } = longest;
  const centre = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return from.x === to.x
    ? textFrom(text, 'label', { x: centre.x + 8, y: centre.y - lineHeight / 2 })
    : textFrom(text, 'label', { x: centre.x - textWidth(text, 'label') / 2, y: centre.y - lineHeight - 1 });
}

function lengthOf({ from, to }: { readonly from: Point; readonly to: Point }): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}
