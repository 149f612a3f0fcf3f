import { streamTimesIn } from './stream-times';

const report = {
  is_complete: true,
  error_summary: [] as readonly object[],
  request_count: { unit: 'requests', avg: 100 },
  output_sequence_length: { unit: 'tokens', min: 40, max: 40 },
  time_to_first_token: { unit: 'ms', p50: 202.5, p99: 211 },
  inter_chunk_latency: { unit: 'ms', p50: 20.5, p99: 29 },
};
const expected = { requests: 100, tokens: 40 };

test('times are those of the first piece and of all further ones', () => {
  expect(streamTimesIn(JSON.stringify(report), expected)).toEqual({
    firstTokenP50Ms: 202.5,
    firstTokenP99Ms: 211,
    nextTokenP50Ms: 20.5,
    nextTokenP99Ms: 29,
  });
});

const told = (answered: number, least: number, errors = '[]') =>
  `aiperf: ${answered} of 100 requests were answered, the shortest with ${least} of 40 tokens; errors: ${errors}`;

test.each([
  ['was ended early', { is_complete: false }, told(100, 40)],
  ['lacks requests', { request_count: { avg: 99 } }, told(99, 40)],
  ['has answers that are too short', { output_sequence_length: { min: 12 } }, told(100, 12)],
  ['has errors', { error_summary: [{ code: 500 }] }, told(100, 40, '[{"code":500}]')],
  ['answered nothing', { request_count: undefined, output_sequence_length: undefined }, told(0, 0)],
  ['has no times', { inter_chunk_latency: undefined }, 'aiperf: no times of streams in milliseconds'],
  [
    'has times in another unit',
    { time_to_first_token: { unit: 's', p50: 0.2, p99: 0.2 } },
    'aiperf: no times of streams in milliseconds',
  ],
])('a run that %s gives no figures', (_, change, message) => {
  expect(() => streamTimesIn(JSON.stringify({ ...report, ...change }), expected)).toThrow(new Error(message));
});
