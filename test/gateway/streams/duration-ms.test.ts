import { durationMs } from './duration-ms';

test.each([
  ['2ms', 2],
  ['1.5s', 1500],
  ['250µs', 0.25],
  [2_000_000, 2],
])('%s', (told, ms) => {
  expect(durationMs(told)).toBe(ms);
});

test.each(['', '2', '2 minutes', undefined])('%p is no duration', (told) => {
  expect(() => durationMs(told)).toThrow(`"${told}" is no duration such as 2ms`);
});
