import { drawMermaid } from '#diagram';
import { drawView } from '#lib/diagram/draw-view';
import { card, edge, group } from '#lib/diagram/drawing';
import { writeMermaid } from '#lib/diagram/write-mermaid';
import { partsOf } from './drawn-texts';
import { drawnViews } from './drawn-topologies';

/** A label in quotes: no quote, no bare `#`, no markup but what breaks and emboldens. */
const label = '"(?:[^"#<>&;]|#\\d+;|<br/>|</?b>)*"';

/** Every form of line that is written. The parser of Mermaid itself wants a browser. */
const lines = {
  subgraph: new RegExp(`^subgraph (p\\d+)\\[${label}\\]$`, 'u'),
  end: /^end$/u,
  node: new RegExp(`^(p\\d+)\\[${label}\\]$`, 'u'),
  edge: new RegExp(`^(p\\d+) <?(?:-->|-\\.->)(?:\\|${label}\\|)? (p\\d+)$`, 'u'),
  classDef: /^classDef [a-z]+ [a-z-]+:[^\s]+(?: \d+)?(?:,[a-z-]+:\w+)*$/u,
  class: /^class p\d+(?:,p\d+)* [a-z]+$/u,
};

test.each(drawnViews)(
  '%s: every line is of a form that Mermaid reads, and every id is declared once',
  (_title, topology, view) => {
    const [open, title, close, kind, ...rest] = drawMermaid(topology, view).trimEnd().split('\n');
    expect([open, title, close, kind]).toEqual([
      '---',
      expect.stringMatching(/^title: "[^"\\]+"$/u),
      '---',
      'flowchart TB',
    ]);
    const texts = rest.map((line) => line.trim());
    expect(texts.filter((text) => !Object.values(lines).some((form) => form.test(text)))).toEqual([]);

    const declared = texts.flatMap((text) => lines.subgraph.exec(text)?.[1] ?? lines.node.exec(text)?.[1] ?? []);
    expect(new Set(declared).size).toBe(declared.length);
    expect(declared).toHaveLength(seen(drawView(topology, view).root));
    for (const text of texts) {
      const [, from, to] = lines.edge.exec(text) ?? [];
      if (from !== undefined) expect(declared).toEqual(expect.arrayContaining([from, to]));
    }
    expect(texts.filter((text) => text === 'end')).toHaveLength(
      texts.filter((text) => lines.subgraph.test(text)).length,
    );
  },
);

/** Parts that are seen: a subgraph or a node each. */
function seen(root: Parameters<typeof partsOf>[0]): number {
  return partsOf(root).filter((part) => part.kind === 'card' || part.look !== 'bare').length;
}

test('what would be syntax is written as a code of its character', () => {
  const drawing = {
    title: 'Odd "names"',
    description: '',
    caption: null,
    root: group({
      id: 'end',
      title: 'end #1',
      parts: [
        card({ id: 'a"b', title: 'a "b" <c>', rows: [['x;y', 'p & q']], planned: true }),
        card({ id: 'c', title: 'c' }),
      ],
    }),
    edges: [edge({ from: 'a"b', to: 'c', label: 'a|"b"', planned: true })],
  };
  expect(writeMermaid(drawing).split('\n').slice(0, 9)).toEqual([
    '---',
    'title: "Odd \\"names\\""',
    '---',
    'flowchart TB',
    '  subgraph p0["end #35;1"]',
    '    p1["<b>a #34;b#34; #60;c#62;</b><br/>x#59;y · p #38; q"]',
    '    p2["<b>c</b>"]',
    '  end',
    '  p1 -.->|"a|#34;b#34;"| p2',
  ]);
});
