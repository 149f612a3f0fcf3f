import { absent, tableColumns, textTable } from '#report';

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
  const text = textTable(['name', 'types'], [['spot', 'p5en.48xlarge, '.repeat(12).trim()]]);
  const lines = text.split('\n');
  expect(lines.map((line) => line.length <= tableColumns)).not.toContain(false);
  expect(lines).toHaveLength(3);
  expect(text.match(/p5en\.48xlarge,/g)).toHaveLength(12);
});

test('a word is never cut, even if the table is too wide for it', () => {
  const word = 'a'.repeat(tableColumns + 10);
  expect(textTable(['name', 'host'], [['x', word]])).toContain(word);
});

test('a table without rows is its head', () => {
  expect(textTable(['order', 'Region'], [])).toBe('ORDER  REGION');
});
