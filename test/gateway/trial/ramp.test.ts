import { ramp } from './ramp';

const times = ramp({ rampMs: 4000, fullMs: 6000, toPerSecond: 20 });
const between = (from: number, to: number) => times.filter((time) => time >= from && time < to).length;

test('rises evenly, then stays', () => {
  expect([between(0, 1000), between(1000, 2000), between(2000, 3000), between(3000, 4000)]).toEqual([3, 7, 13, 17]);
  expect([between(4000, 5000), between(9000, 10_000), between(10_000, 99_000)]).toEqual([20, 20, 0]);
});

test('in order', () => {
  expect([...times].sort((a, b) => a - b)).toEqual(times);
});
