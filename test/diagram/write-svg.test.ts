import { readFileSync } from 'node:fs';
import { diagramStyle, drawSvg, listViews, standaloneSvg, viewName } from '#diagram';
import { card, group } from '#lib/diagram/drawing';
import { placeDrawing } from '#lib/diagram/place-drawing';
import { writeSvg } from '#lib/diagram/write-svg';
import { drawnViews, production } from './drawn-topologies';
import { markupFaults } from './markup-faults';

test.each(drawnViews)('%s is well-formed, and asks for nothing from elsewhere', async (_title, topology, view) => {
  const svg = await drawSvg(topology, view);
  expect(markupFaults(svg)).toEqual([]);
  expect(svg).not.toMatch(/<style|<script|style="|href|url\(|@import|\son\w+=/u);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toContain('http');
  expect(svg).toMatch(
    /^<svg [^>]*role="img" aria-labelledby="(\S+) (\S+)" [^>]*>\n<title id="\1">[^<]+<\/title>\n<desc id="\2">[^<]+</u,
  );
});

describe('what the check of the markup finds', () => {
  test.each([
    ['<a><b></a>', '</a> closes <b>'],
    ['<a>x & y</a>', 'a bare & in x & y'],
    ['<a b="1" b="2"/>', 'an attribute twice in <a b="1" b="2"/>'],
    ['<a>x < y</a>', 'a bare <'],
    ['<a><b/>', '<a> is not closed'],
  ])('%s', (text, fault) => {
    expect(markupFaults(text)).toContain(fault);
  });
});

test('no id is there twice when all views stand in one page', async () => {
  const pictures = await Promise.all(listViews(production).map((view) => drawSvg(production, view)));
  const ids = pictures.flatMap((svg) => [...svg.matchAll(/\sid="([^"]+)"/gu)].map(([, id]) => id));
  expect(ids).toHaveLength(2 * pictures.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the same Topology gives the same bytes, in whatever order views are drawn', async () => {
  const views = listViews(production);
  const once = await Promise.all(views.map((view) => drawSvg(production, view)));
  const again = await Promise.all([...views].reverse().map((view) => drawSvg(production, view)));
  expect([...again].reverse()).toEqual(once);
});

test('whatever a blueprint names stays text', async () => {
  const name = 'a <b> & "c"';
  const placed = await placeDrawing({
    title: name,
    description: name,
    caption: name,
    root: group({ id: name, title: name, parts: [card({ id: `${name}2`, title: name, rows: [[name, name]] })] }),
    edges: [],
  });
  const svg = writeSvg(placed, { prefix: 'p', standalone: true });
  expect(markupFaults(svg)).toEqual([]);
  expect(svg.match(/>a &lt;b&gt; &amp; &quot;c&quot;</gu)).toHaveLength(7);
});

test('every class that is drawn has its style, and every style is drawn', async () => {
  const pictures = await Promise.all(drawnViews.map(([, topology, view]) => standaloneSvg(topology, view)));
  const bodies = pictures.map((svg) => svg.replace(/<style>.*<\/style>/su, '')).join('\n');
  const drawn = new Set([...bodies.matchAll(/\sclass="([^"]+)"/gu)].flatMap(([, names = '']) => names.split(' ')));
  const styled = new Set([...diagramStyle.matchAll(/\.((?:md|meridian)-[\w-]+)/gu)].map(([, name]) => name));
  // without a look of their own: they say what a thing is
  for (const name of ['md-group', 'md-card', 'md-edge', 'md-plain']) styled.add(name);
  expect([...drawn].sort()).toEqual([...styled].sort());
});

test('the style has the same colours in light and in dark, and dark on screens alone', () => {
  const blocks = [...diagramStyle.matchAll(/\{(--md-[^}\n]*)/gu)].map(([, block = '']) =>
    [...block.matchAll(/(--md-[\w-]+):/gu)].map(([, name]) => name),
  );
  expect(blocks).toHaveLength(3);
  expect(blocks[1]).toEqual(blocks[0]);
  expect(blocks[2]).toEqual(blocks[0]);
  expect(diagramStyle.match(/@media [^{]+/gu)).toEqual([
    '@media screen and (prefers-color-scheme:dark)',
    '@media screen',
  ]);
});

/** Contrast of WCAG 2.2, section 1.4.3 (w3.org/TR/WCAG22, read 2026-11-21). */
test.each(['light', 'dark'])('text stands out from what is below it by 4.5 : 1 (%s)', (scheme) => {
  const block = [...diagramStyle.matchAll(/\{(--md-[^}\n]*)/gu)][scheme === 'light' ? 0 : 1]?.[1] ?? '';
  const colour = (name: string) => new RegExp(`--md-${name}:(#[0-9a-f]{6})`, 'u').exec(block)?.[1] ?? '';
  for (const ink of ['ink', 'muted']) {
    for (const ground of ['ground', 'card', 'region']) {
      expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
    }
  }
});

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((left, right) => right - left);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the README’s picture is what today’s code draws: `npm run docs:diagrams` renews it', async () => {
  const drawn = await standaloneSvg(production, { kind: 'deployment' });
  expect(readFileSync('docs/diagrams/production.svg', 'utf8') === drawn).toBe(true);
});

test('views are named as the command line names them', () => {
  expect(listViews(production).map(viewName)).toEqual([
    'deployment',
    'jurisdiction=us',
    'jurisdiction=eu',
    'jurisdiction=apac',
    'region=us-east-1',
    'region=us-east-2',
    'region=eu-north-1',
    'region=eu-south-2',
    'region=ap-northeast-1',
    'region=ap-northeast-2',
    'failover=us',
    'failover=eu',
    'failover=apac',
  ]);
});
