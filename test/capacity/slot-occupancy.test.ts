import fc from 'fast-check';
import { erlangC, type SlotQueue, slotOccupancy } from '#capacity';

/** Slots that do not slow each other down. */
const independent = (slots: number, arrivalPerSecond: number): SlotQueue => ({
  slots,
  arrivalPerSecond,
  completionsPerSecond: (running) => running,
});

/** A replica whose requests take 1 s alone and 50 ms more for each other one. */
const slowing = (slots: number, arrivalPerSecond: number): SlotQueue => ({
  slots,
  arrivalPerSecond,
  completionsPerSecond: (running) => running / (0.95 + 0.05 * running),
});

test.each([
  [1, 0.3],
  [10, 8],
  [100, 95],
  [1000, 990],
  [100_000, 99_900],
])('%d slots that do not slow each other, load %d: Erlang C, and as many running as the load', (slots, load) => {
  const found = slotOccupancy(independent(slots, load), 95);
  expect(found?.waitProbability).toBeCloseTo(erlangC(slots, load), 9);
  expect((found?.meanRunning ?? 0) / load).toBeCloseTo(1, 9);
});

// two slots, 1 arrival/s; alone 1 s, together 1.05 s each: p1 = 1, p2 = 1 / (2 / 1.05) = 0.525, then x 0.525 each
test('two slots that slow each other: by hand', () => {
  const full = 0.525 / (1 - 0.525);
  const found = slotOccupancy(slowing(2, 1), 50);
  expect(found?.waitProbability).toBeCloseTo(full / (1 + 1 + full), 12);
  expect(found?.meanRunning).toBeCloseTo((1 + 2 * full) / (1 + 1 + full), 12);
  expect(found?.runningAtPercentile).toBe(1);
});

test('ignoring that slots slow each other understates who waits', () => {
  const found = slotOccupancy(slowing(20, 9), 95);
  expect(found?.waitProbability).toBeGreaterThan(erlangC(20, 9));
});

test.each([
  ['as many arrivals as completions', slowing(20, 20 / 1.95)],
  ['more', slowing(20, 50)],
  ['no slot', slowing(0, 1)],
])('%s: no stationary state', (_, queue) => {
  expect(slotOccupancy(queue, 95)).toBeNull();
});

test('nothing arrives: nothing runs', () => {
  expect(slotOccupancy(slowing(4, 0), 95)).toEqual({ waitProbability: 0, meanRunning: 0, runningAtPercentile: 0 });
});

test('a thousand million slots: on the safe side, in no time', () => {
  const load = 1e9 - 1e5;
  const found = slotOccupancy(independent(1e9, load), 95);
  expect((found?.meanRunning ?? 0) / load).toBeCloseTo(1, 3);
  expect(found?.waitProbability).toBeGreaterThanOrEqual(erlangC(1e9, load));
});

test('more load: more wait, more run', () => {
  const share = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), share, share, (slots, one, other) => {
      const most = slots / (0.95 + 0.05 * slots);
      const less = slotOccupancy(slowing(slots, most * Math.min(one, other)), 95);
      const more = slotOccupancy(slowing(slots, most * Math.max(one, other)), 95);
      if (less === null || more === null) throw new Error('saturated below saturation');
      expect(more.waitProbability).toBeGreaterThanOrEqual(less.waitProbability - 1e-12);
      expect(more.meanRunning).toBeGreaterThanOrEqual(less.meanRunning - 1e-9);
      expect(more.runningAtPercentile).toBeGreaterThanOrEqual(less.runningAtPercentile);
    }),
  );
});
