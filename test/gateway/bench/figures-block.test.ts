import type { Figure } from './figure';
import { withFigures } from './figures-block';
import { median } from './median';

const figure = (value: string): Figure => ({ what: 'Adds', value, where: '500 requests/s', aim: '< 1 ms' });
const authorizer = { part: 'authorizer', figures: [figure('0.5 ms')], machine: 'Today.' } as const;

test('figures are added once, and replaced from then on; the rest of the page stays', () => {
  const first = withFigures('# Page\n\nText.\n', authorizer);
  expect(first).toContain('Text.\n\n## What it costs\n');
  expect(first).toContain('| Adds | 0.5 ms | < 1 ms | 500 requests/s |');
  const more = `${first}\n## After\n`;
  const second = withFigures(more, { ...authorizer, figures: [figure('0.7 ms')], machine: 'Tomorrow.' });
  expect(second).toBe(more.replace('0.5 ms', '0.7 ms').replace('Today.', 'Tomorrow.'));
});

test('each part has figures of its own', () => {
  const streams = { part: 'streams', figures: [figure('10,000')], machine: 'Today.' } as const;
  const both = withFigures(withFigures('# Page\n', authorizer), streams);
  expect(both).toContain('## What streams cost\n');
  const again = withFigures(both, { ...streams, figures: [figure('9,000')] });
  expect(again).toBe(both.replace('10,000', '9,000'));
});

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});
