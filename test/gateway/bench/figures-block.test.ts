import type { Figure } from './figure';
import { withFigures } from './figures-block';
import { median } from './median';

const figure = (value: string): Figure => ({ what: 'Adds', value, where: '500 requests/s', aim: '< 1 ms' });

test('figures are added once, and replaced from then on; the rest of the page stays', () => {
  const first = withFigures('# Page\n\nText.\n', [figure('0.5 ms')], 'Today.');
  expect(first).toContain('Text.\n\n## What it costs\n');
  expect(first).toContain('| Adds | 0.5 ms | < 1 ms | 500 requests/s |');
  const more = `${first}\n## After\n`;
  const second = withFigures(more, [figure('0.7 ms')], 'Tomorrow.');
  expect(second).toBe(more.replace('0.5 ms', '0.7 ms').replace('Today.', 'Tomorrow.'));
});

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});
