import type { Part } from '#lib/diagram/drawing';
import type { Box, PlacedDrawing, PlacedText, Point } from '#lib/diagram/placed';

/** Rounding of coordinates, pixels. */
const slack = 0.2;

interface Named {
  readonly name: string;
  readonly box: Box;
}

/** Everything about a placed drawing that a reader would stumble over, a line each. */
export function geometryFaults(placed: PlacedDrawing): readonly string[] {
  const texts = namedTexts(placed);
  const cards = placed.cards.map(({ card, box }) => ({ name: `card ${card.id}`, box }));
  return [
    ...overlaps(texts),
    ...overlaps(cards),
    ...placed.cards.flatMap(({ card, box, texts: own }) => outside(own, { name: `card ${card.id}`, box })),
    ...placed.groups.flatMap(({ group, box, texts: own }) => outside(own, { name: `group ${group.id}`, box })),
    ...[...texts, ...cards].flatMap((inner) =>
      inside(inner.box, canvasOf(placed)) ? [] : [`${inner.name} is cut off`],
    ),
    ...membersOutside(placed),
    ...placed.edges.flatMap((edge) => edgeFaults(edge, placed)),
    ...sharedWays(placed),
  ];
}

function namedTexts({ cards, groups, edges, caption }: PlacedDrawing): readonly Named[] {
  const own = [
    ...[...cards, ...groups].flatMap(({ texts }) => texts),
    ...edges.flatMap(({ label }) => label ?? []),
    ...(caption === null ? [] : [caption]),
  ];
  return own.map((text) => ({ name: `text "${text.text}"`, box: text }));
}

function overlaps(boxes: readonly Named[]): readonly string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => meet(one.box, other.box))
      .map((other) => `${one.name} overlaps ${other.name}`),
  );
}

function outside(texts: readonly PlacedText[], around: Named): readonly string[] {
  return texts.flatMap((text) => (inside(text, around.box) ? [] : [`text "${text.text}" leaves ${around.name}`]));
}

/** Groups hold their members, through those that are not seen too. */
function membersOutside({ drawing, groups, cards }: PlacedDrawing): readonly string[] {
  const boxes = new Map<string, Box>([
    ...groups.map(({ group, box }) => [group.id, box] as const),
    ...cards.map(({ card, box }) => [card.id, box] as const),
  ]);
  const visit = (part: Part, around: Named | null): readonly string[] => {
    const box = boxes.get(part.id);
    const fault = box !== undefined && around !== null && !inside(box, around.box);
    const own = box === undefined ? around : { name: `group ${part.id}`, box };
    const inner = part.kind === 'card' ? [] : part.parts.flatMap((child) => visit(child, own));
    return [...(fault ? [`${part.id} leaves ${around.name}`] : []), ...inner];
  };
  return visit(drawing.root, null);
}

function edgeFaults({ edge, points }: PlacedDrawing['edges'][number], placed: PlacedDrawing): readonly string[] {
  const boxOf = (id: string) =>
    placed.cards.find(({ card }) => card.id === id)?.box ?? placed.groups.find(({ group }) => group.id === id)?.box;
  const pieces = piecesOf(points);
  const [first, last] = [points[0], points.at(-1)];
  const ends = [
    [first, edge.from],
    [last, edge.to],
  ] as const;
  const crossed = placed.cards.filter(({ box }) => pieces.some((piece) => meet(shrunk(box), piece)));
  const struck = namedTexts(placed).filter(({ box }) => pieces.some((piece) => meet(shrunk(box), piece)));
  return [
    ...ends.flatMap(([point, id]) => (onBorder(point, boxOf(id)) ? [] : [`edge ${edge.id} does not end at ${id}`])),
    ...pieces.flatMap(({ width, height }) => (Math.min(width, height) > slack ? [`edge ${edge.id} runs aslant`] : [])),
    ...crossed.map(({ card }) => `edge ${edge.id} runs through card ${card.id}`),
    ...struck.map(({ name }) => `edge ${edge.id} runs through ${name}`),
  ];
}

/** Edges that have no end in common and run along one line: nobody could tell where each leads. */
function sharedWays({ edges }: PlacedDrawing): readonly string[] {
  return edges.flatMap((one, index) =>
    edges.slice(index + 1).flatMap((other) => {
      const apart = one.edge.from !== other.edge.from && one.edge.to !== other.edge.to;
      const along = piecesOf(one.points).some((piece) => piecesOf(other.points).some((next) => runAlong(piece, next)));
      return apart && along ? [`edges ${one.edge.id} and ${other.edge.id} share a line`] : [];
    }),
  );
}

function runAlong(one: Box, other: Box): boolean {
  const across = Math.abs(one.y - other.y) <= slack && one.height <= slack && other.height <= slack;
  const down = Math.abs(one.x - other.x) <= slack && one.width <= slack && other.width <= slack;
  const overX = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const overY = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return (across && overX > slack) || (down && overY > slack);
}

function piecesOf(points: readonly Point[]): readonly Box[] {
  return points.slice(1).map((to, index) => pieceOf(points[index] ?? to, to));
}

function pieceOf(from: Point, to: Point): Box {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

function shrunk({ x, y, width, height }: Box): Box {
  return { x: x + 1, y: y + 1, width: width - 2, height: height - 2 };
}

function onBorder(point: Point | undefined, box: Box | undefined): boolean {
  if (point === undefined || box === undefined) return false;
  const [fromLeft, fromTop] = [point.x - box.x, point.y - box.y];
  const along = [
    [fromLeft, box.width, fromTop, box.height],
    [fromTop, box.height, fromLeft, box.width],
  ] as const;
  return along.some(
    ([across, extent, on, length]) =>
      (Math.abs(across) <= slack || Math.abs(across - extent) <= slack) && on >= -slack && on <= length + slack,
  );
}

function canvasOf({ width, height }: PlacedDrawing): Box {
  return { x: 0, y: 0, width, height };
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function meet(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width - slack &&
    other.x < one.x + one.width - slack &&
    one.y < other.y + other.height - slack &&
    other.y < one.y + one.height - slack
  );
}
