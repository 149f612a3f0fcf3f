import { drawView } from '#lib/diagram/draw-view';
import { measureText, wrapText } from '#lib/diagram/measure-text';
import { textsOf } from './drawn-texts';
import { drawnViews } from './drawn-topologies';

const plain = { size: 10, bold: false };

test.each([
  ['nothing', '', 0],
  ['a narrow letter', 'i', 2.2],
  ['a wide letter', 'W', 9.4],
  ['digits are equally wide', '0123456789', 55.6],
  ['what is not in the tables is as wide as it is high', '語', 10],
])('%s', (_what, text, width) => {
  expect(measureText(text, plain)).toBe(width);
});

test('bold is wider', () => {
  expect(measureText('Gateway', { size: 10, bold: true })).toBeGreaterThan(measureText('Gateway', plain));
});

test('no diagram holds a character whose width is a guess', () => {
  const texts = drawnViews.flatMap(([, topology, view]) => textsOf(drawView(topology, view).root));
  const guess = measureText('語', plain);
  expect([...new Set(texts.join(''))].filter((character) => measureText(character, plain) === guess)).toEqual([]);
});

test.each([
  ['one line where it fits', 'aa bb', 100, ['aa bb']],
  ['at the last space that fits', 'aa bb cc', 30, ['aa bb', 'cc']],
  ['a word that is too wide stands alone', 'aaaaaaaaaa b', 20, ['aaaaaaaaaa', 'b']],
])('breaks: %s', (_what, text, width, lines) => {
  expect(wrapText(text, plain, width)).toEqual(lines);
});
