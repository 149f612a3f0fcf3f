import { sumOf } from './series';

const text = `# HELP requests_total how many
# TYPE requests_total counter
requests_total{pool="a",code="200"} 3
requests_total{pool="b",code="200"} 4
requests_total{pool="b",code="500"} 1e1
requests_total_bucket{le="+Inf"} 99
up 1
`;

test.each([
  ['all samples of the series', [], 17],
  ['those with a label', ['pool="b"'], 14],
  ['those with two labels', ['pool="b"', 'code="500"'], 10],
  ['none', ['pool="c"'], 0],
])('sums %s', (_, parts, sum) => {
  expect(sumOf(text, 'requests_total', ...parts)).toBe(sum);
});

test('a series without labels', () => {
  expect(sumOf(text, 'up')).toBe(1);
});
