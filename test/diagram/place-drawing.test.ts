import { drawView } from '#lib/diagram/draw-view';
import { bare, card, column, type Drawing, edge, group } from '#lib/diagram/drawing';
import { placeDrawing } from '#lib/diagram/place-drawing';
import type { PlacedDrawing } from '#lib/diagram/placed';
import { drawnViews } from './drawn-topologies';
import { geometryFaults } from './geometry-faults';

test.each(drawnViews)('%s: labels, boxes and edges keep out of each other’s way', async (_title, topology, view) => {
  expect(geometryFaults(await placeDrawing(drawView(topology, view)))).toEqual([]);
});

describe('what the check of the geometry finds', () => {
  const drawing: Drawing = {
    title: 'Two',
    description: 'Two cards.',
    caption: null,
    root: group({
      id: 'all',
      title: 'All',
      arrangement: column({ rowGap: 40 }),
      parts: [card({ id: 'one', title: 'One' }), bare('hidden', column(), [card({ id: 'two', title: 'Two' })])],
    }),
    edges: [edge({ from: 'one', to: 'two', label: 'then' })],
  };

  const broken: readonly (readonly [why: string, fault: string, change: (placed: PlacedDrawing) => PlacedDrawing])[] = [
    ['a card on another', 'card one overlaps card two', (placed) => moveCard(placed, { y: -50 })],
    ['a card beside its group', 'two leaves group all', (placed) => moveCard(placed, { x: 300 })],
    ['a text beside its card', 'text "Two" leaves card two', (placed) => moveCard(placed, { y: 30 }, false)],
    ['an edge that ends nowhere', 'edge one>two does not end at two', (placed) => moveCard(placed, { y: 5 })],
    ['a label on a title', 'text "One" overlaps text "then"', labelOnTitle],
  ];

  test('nothing, where nothing is wrong', async () => {
    expect(geometryFaults(await placeDrawing(drawing))).toEqual([]);
  });

  test.each(broken)('%s', async (_why, fault, change) => {
    expect(geometryFaults(change(await placeDrawing(drawing)))).toContain(fault);
  });

  /** Moves the second card, with its texts unless told otherwise. */
  function moveCard(
    placed: PlacedDrawing,
    { x = 0, y = 0 }: { readonly x?: number; readonly y?: number },
    withTexts = true,
  ): PlacedDrawing {
    const cards = placed.cards.map((each) =>
      each.card.id === 'one'
        ? each
        : {
            ...each,
            box: { ...each.box, x: each.box.x + x, y: each.box.y + y },
            texts: withTexts ? each.texts.map((text) => ({ ...text, x: text.x + x, y: text.y + y })) : each.texts,
          },
    );
    return { ...placed, cards };
  }

  function labelOnTitle(placed: PlacedDrawing): PlacedDrawing {
    const at = placed.cards[0]?.texts[0];
    const edges = placed.edges.map((each) =>
      each.label === null || at === undefined ? each : { ...each, label: { ...each.label, x: at.x, y: at.y } },
    );
    return { ...placed, edges };
  }
});

test('an edge from or to nothing is a fault of the view', async () => {
  const drawing: Drawing = {
    title: 'One',
    description: 'One card.',
    caption: null,
    root: group({ id: 'all', title: 'All', parts: [card({ id: 'one', title: 'One' })] }),
    edges: [edge({ from: 'one', to: 'two' })],
  };
  await expect(placeDrawing(drawing)).rejects.toThrow(new Error('edge one>two leads from or to nothing'));
});

test('parts in layers stand in order, equally wide, with labels between them', async () => {
  const parts = ['one', 'two', 'three'].map((id) => card({ id, title: id === 'two' ? 'A longer title' : id }));
  const placed = await placeDrawing({
    title: 'Three',
    description: 'Three cards.',
    caption: null,
    root: group({ id: 'all', title: 'All', arrangement: { by: 'layers', layers: [0, 1, 1] }, parts }),
    edges: [edge({ from: 'one', to: 'two', label: 'first' }), edge({ from: 'one', to: 'three', label: 'then' })],
  });
  expect(geometryFaults(placed)).toEqual([]);
  const [one, two, three] = placed.cards.map(({ box }) => box);
  expect(one?.x).toBeLessThan(two?.x ?? 0);
  expect(three).toMatchObject({ x: two?.x, width: two?.width });
  expect(two?.y).toBeLessThan(three?.y ?? 0);
  expect(placed.edges.map(({ label }) => label?.text)).toEqual(['first', 'then']);
});
