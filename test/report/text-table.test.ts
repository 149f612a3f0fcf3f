import fc from 'fast-check';
import { absent, plainLayout, tableColumns, textTable } from '#report';

const spot = ['spot', 'p5en.48xlarge, '.repeat(12).trim()];

test('numbers stand right with separators, texts left', () => {
  const text = textTable(
    ['name', 'tokens', 'GPUs'],
    [
      ['free', 500_000, absent],
      ['enterprise', 2_000_000_000, 8],
    ],
  );
  expect(text.split('\n')).toEqual([
    'NAME               TOKENS  GPUS',
    'free              500,000     -',
    'enterprise  2,000,000,000     8',
  ]);
});

test('a cell of several lines keeps them', () => {
  expect(textTable(['a', 'b'], [['one\ntwo', 'x']]).split('\n')).toEqual(['A    B', 'one  x', 'two']);
});

test('a table that is too wide wraps its widest column at spaces', () => {
  const lines = textTable(['name', 'types'], [spot]).split('\n');
  expect(lines.map((line) => line.length <= tableColumns)).not.toContain(false);
  expect(lines).toHaveLength(3);
  expect(lines.join('\n').match(/p5en\.48xlarge,/g)).toHaveLength(12);
});

test('it takes the columns that the page has', () => {
  const lines = (columns: number) =>
    textTable(['name', 'types'], [spot], { ...plainLayout, columns }).split('\n').length;
  expect([60, 80, 110, 200].map(lines)).toEqual([5, 4, 3, 2]);
});

test('a word is never cut, even if the table is too wide for it', () => {
  const word = 'a'.repeat(tableColumns + 10);
  expect(textTable(['name', 'host'], [['x', word]])).toContain(word);
});

test('a table without rows is its head', () => {
  expect(textTable(['order', 'Region'], [])).toBe('ORDER  REGION');
});

describe('where the words do not fit beside one another', () => {
  const layout = { ...plainLayout, columns: 30 };

  test('each row is a heading and a line a cell', () => {
    const rows = [
      ['us-east-1', 1, 'us-east-2.peer.us.api.example.com', 'one\ntwo', ''],
      ['us-east-2', 1_000, 'a host of several words, too many', absent, 'x'],
    ];
    expect(textTable(['Region', 'order', 'host', 'lines', 'note'], rows, layout).split('\n')).toEqual([
      'us-east-1',
      '  order: 1',
      '  host:',
      '    us-east-2.peer.us.api.example.com',
      '  lines:',
      '    one',
      '    two',
      'us-east-2',
      '  order: 1,000',
      '  host: a host of several',
      '    words, too many',
      '  lines: -',
      '  note: x',
    ]);
  });

  test('and so where they would, in more lines', () => {
    const narrow = { ...plainLayout, columns: 28 };
    const rows = [['karpenter', 'it starts the nodes that pods wait for', 'and takes away what nobody needs']];
    const text = textTable(['name', 'why', 'more'], rows, narrow);
    expect(text.split('\n')).toEqual([
      'karpenter',
      '  why: it starts the nodes',
      '    that pods wait for',
      '  more: and takes away what',
      '    nobody needs',
    ]);
  });

  test('the heading tells rows apart, and an empty cell says what is above it', () => {
    const host = 'us-east-2.peer.us.api.example.com';
    const rows = [
      ['us', 'east', host],
      ['', 'west', host],
      ['eu', 'east', host],
    ];
    const headings = textTable(['in', 'Region', 'host'], rows, layout)
      .split('\n')
      .filter((line) => !line.startsWith(' '));
    expect(headings).toEqual(['us, east', 'us, west', 'eu, east']);
  });
});

describe('marks', () => {
  const rows = [
    ['free', 'none', 1],
    ['none of it', absent, 2],
  ];

  test('what is absent is dim, a cell alone, and the columns stand as without', () => {
    const text = textTable(['tier', 'safety', 'n'], rows, { ...plainLayout, colour: true });
    expect(text.split('\n')).toEqual([
      'TIER        SAFETY  N',
      'free        \u001b[2mnone\u001b[22m    1',
      'none of it  \u001b[2m-\u001b[22m       2',
    ]);
  });
});

const word = fc.stringMatching(/^[a-z.,]{1,14}$/);
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const cell = fc.oneof(
  line,
  fc.array(line, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
  fc.integer({ min: 0, max: 5_000_000 }),
  fc.constant(absent),
  fc.constant('none'),
);
const table = fc.integer({ min: 2, max: 7 }).chain((columns) =>
  fc.record({
    // No title is a word of a cell: titles are letters that cells do not have.
    head: fc.constant(
      Array.from({ length: columns }, (_, column) => `T${column} Long Title`.slice(0, 3 + column * 2).trim()),
    ),
    rows: fc.array(fc.tuple(line, ...Array.from({ length: columns - 1 }, () => cell)), { minLength: 1, maxLength: 6 }),
  }),
);

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((part) => part.length));
}

/** What the cells say, in any order: words without those of titles, and the commas of headings. */
function saidBy(text: string, head: readonly string[]): string {
  const titles = new Set(head.flatMap((title) => title.toUpperCase().split(' ')));
  const letters = text
    .split(/\s+/)
    .filter((part) => !titles.has(part.toUpperCase().replace(/:$/, '')))
    .join('')
    .replaceAll(',', '');
  return [...letters].sort().join('');
}

/** Of each width: the widths together see five times as many tables. */
const sample = { numRuns: 25, seed: 11 };

describe.each([40, 60, 80, 110, 200])('%d columns', (columns) => {
  test('no line is wider than the page, unless a word is', () => {
    fc.assert(
      fc.property(table, ({ head, rows }) => {
        const indent = 4;
        const longest = Math.max(
          ...[...head, ...rows.flat()].flatMap((part) => String(part).split(/\s/)).map((it) => it.length),
        );
        expect(widthOf(textTable(head, rows, { columns, colour: false }))).toBeLessThanOrEqual(
          Math.max(columns, longest + indent),
        );
      }),
      sample,
    );
  });

  test('every word of every cell stands whole, and no cell says more than on another page', () => {
    fc.assert(
      fc.property(table, ({ head, rows }) => {
        const text = textTable(head, rows, { columns, colour: false });
        const parts = new Set(text.split(/\s+/).flatMap((part) => [part, part.replace(/,$/, '')]));
        for (const part of rows
          .flat()
          .filter((it) => typeof it === 'string')
          .flatMap((it) => it.split(/\s/))) {
          expect(parts.has(part) || parts.has(part.replace(/,$/, ''))).toBe(true);
        }
        expect(saidBy(text, head)).toBe(saidBy(textTable(head, rows, { columns: 10_000, colour: false }), head));
      }),
      sample,
    );
  });

  test('without its marks it is what it is without colour', () => {
    fc.assert(
      fc.property(table, ({ head, rows }) => {
        const coloured = textTable(head, rows, { columns, colour: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a mark is one.
        expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textTable(head, rows, { columns, colour: false }));
      }),
      sample,
    );
  });
});
