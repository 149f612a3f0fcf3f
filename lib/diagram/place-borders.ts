import { type Box, bottom, type PlacedGroup, type Point, right } from './placed';

/** Lines between neighbouring jurisdictions, from edge to edge: what nothing crosses. */
export function placeBorders(groups: readonly PlacedGroup[]): readonly (readonly [Point, Point])[] {
  const boxes = groups.filter(({ group }) => group.look === 'jurisdiction').map(({ box }) => box);
  return boxes.slice(1).flatMap((box, index) => {
    const before = boxes[index];
    return before === undefined ? [] : [lineBetween(before, box)];
  });
}

function lineBetween(before: Box, box: Box): readonly [Point, Point] {
  if (box.x >= right(before)) {
    const x = (right(before) + box.x) / 2;
    return [
      { x, y: box.y },
      { x, y: Math.max(bottom(before), bottom(box)) },
    ];
  }
  const y = (bottom(before) + box.y) / 2;
  return [
    { x: Math.min(before.x, box.x), y },
    { x: Math.max(right(before), right(box)), y },
  ];
}
