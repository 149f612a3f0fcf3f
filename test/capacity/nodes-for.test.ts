import { nodesFor } from '#capacity';

test.each([
  ['100,000 requests/s at 1,200 a node: the published example', 100_000, 1200, 0, 84],
  ['with 15 % on those 84', 100_000, 1200, 0.15, 97],
  ['a whole quotient', 2400, 1200, 0, 2],
  ['a margin that comes out whole: 20 x 1.15', 20, 1, 0.15, 23],
  ['nothing to serve', 0, 1200, 0.15, 0],
])('%s', (_, rate, perNode, margin, nodes) => {
  expect(nodesFor(rate, perNode, margin)).toBe(nodes);
});

test.each([
  ['a negative rate', -1, 1200, 0, 'ratePerSecond: -1; allowed: a number, 0 or more'],
  ['a node that serves nothing', 1, 0, 0, 'perNodePerSecond: 0; allowed: a number above 0'],
  ['a negative margin', 1, 1, -0.1, 'margin: -0.1; allowed: a number, 0 or more'],
  ['no number', Number.NaN, 1, 0, 'ratePerSecond: NaN; allowed: a number, 0 or more'],
  ['no end', Number.POSITIVE_INFINITY, 1, 0, 'Infinity per second at 1 a node: too many to count'],
])('%s is refused', (_, rate, perNode, margin, message) => {
  expect(() => nodesFor(rate, perNode, margin)).toThrow(new RangeError(message));
});
