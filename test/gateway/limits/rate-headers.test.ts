import { exampleAnswer } from '#test/gateway/client/example-answer';
import { rateHeaders } from './rate-headers';

const headers = {
  'x-ratelimit-limit': '6, 6;w=60, 100;w=1',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': '17',
};

test('the limit of which the least is left', () => {
  expect(rateHeaders(exampleAnswer({ headers }))).toEqual({ limit: 6, remaining: 0, reset: 17 });
});

test.each(Object.keys(headers))('nothing is said without %s', (name) => {
  expect(rateHeaders(exampleAnswer({ headers: { ...headers, [name]: '' } }))).toBeUndefined();
});
