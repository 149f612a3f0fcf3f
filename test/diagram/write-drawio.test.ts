import { create } from 'xmlbuilder2';
import { drawDrawio, listViews, viewName } from '#diagram';
import { card, group } from '#lib/diagram/drawing';
import { placeDrawing } from '#lib/diagram/place-drawing';
import { writeDrawio } from '#lib/diagram/write-drawio';
import { drawnTopologies, production } from './drawn-topologies';
import { markupFaults } from './markup-faults';

interface Cell {
  readonly '@id': string;
  readonly '@parent'?: string;
  readonly '@vertex'?: string;
  readonly '@edge'?: string;
  readonly '@source'?: string;
  readonly '@target'?: string;
  readonly mxGeometry?: Readonly<Record<'@x' | '@y' | '@width' | '@height', string>>;
}

interface Page {
  readonly '@name': string;
  readonly mxGraphModel: { readonly root: { readonly mxCell: readonly Cell[] } };
}

function pagesOf(text: string): readonly Page[] {
  const { mxfile } = create(text).end({ format: 'object' }) as unknown as {
    readonly mxfile: { readonly diagram: Page | readonly Page[] };
  };
  return [mxfile.diagram].flat() as readonly Page[];
}

test.each(drawnTopologies.map((topology) => [topology.deployment.name, topology] as const))(
  '%s: a page a view, whose cells stand in their parents and whose edges lead to cells',
  async (_name, topology) => {
    const views = listViews(topology);
    const text = await drawDrawio(topology, views);
    expect(markupFaults(text)).toEqual([]);
    const pages = pagesOf(text);
    expect(pages.map((page) => page['@name'])).toEqual(views.map(viewName));
    for (const page of pages) {
      const cells = new Map(page.mxGraphModel.root.mxCell.map((cell) => [cell['@id'], cell]));
      expect(cells.size).toBe(page.mxGraphModel.root.mxCell.length);
      expect([...cells.keys()].slice(0, 2)).toEqual(['0', '1']);
      expect([...cells.values()].flatMap((cell) => faultsOf(cell, cells))).toEqual([]);
    }
  },
);

function faultsOf(cell: Cell, cells: ReadonlyMap<string, Cell>): readonly string[] {
  const id = cell['@id'];
  if (id === '0' || id === '1') return [];
  if (cell['@edge'] === '1') {
    return [cell['@source'], cell['@target']].flatMap((end) => (cells.has(end ?? '') ? [] : [`${id} leads nowhere`]));
  }
  const parent = cells.get(cell['@parent'] ?? '');
  if (parent === undefined) return [`${id} has no parent`];
  const [own, around] = [cell.mxGeometry, parent.mxGeometry];
  if (own === undefined) return [`${id} has no place`];
  if (around === undefined) return [];
  const fits =
    Number(own['@x']) >= 0 &&
    Number(own['@y']) >= 0 &&
    Number(own['@x']) + Number(own['@width']) <= Number(around['@width']) + 0.2 &&
    Number(own['@y']) + Number(own['@height']) <= Number(around['@height']) + 0.2;
  return fits ? [] : [`${id} leaves ${parent['@id']}`];
}

test('a page holds what its view shows', async () => {
  const text = await drawDrawio(production, [{ kind: 'region', region: 'eu-north-1' }]);
  const values = [...text.matchAll(/ value="([^"]*)"/gu)].map(([, value = '']) => markupOf(value));
  for (const name of ['chat-small', 'guard', 'Gateway', 'Nodes h200', 'Stores']) {
    expect(values.some((value) => value.startsWith(`<b>${name}</b>`))).toBe(true);
  }
});

/** What an attribute says. The reader at hand resolves some entities and leaves others. */
function markupOf(value: string): string {
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

test('whatever a blueprint names stays text, in markup that stands in an attribute', async () => {
  const name = 'a <b> & "c"';
  const placed = await placeDrawing({
    title: name,
    description: name,
    caption: null,
    root: group({ id: 'all', title: 'All', parts: [card({ id: 'one', title: name, rows: [[name]] })] }),
    edges: [],
  });
  const text = writeDrawio([{ name: 'page', placed }]);
  expect(markupFaults(text)).toEqual([]);
  const [, value = ''] = /id="one" value="([^"]*)"/u.exec(text) ?? [];
  const escaped = 'a &lt;b&gt; &amp; &quot;c&quot;';
  expect(markupOf(value)).toBe(`<b>${escaped}</b><br>${escaped}`);
});

test('the same Topology gives the same bytes, uncompressed', async () => {
  const views = listViews(production);
  const once = await drawDrawio(production, views);
  expect(await drawDrawio(production, views)).toBe(once);
  expect(once).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<mxfile host="meridian" compressed="false">/u);
});
