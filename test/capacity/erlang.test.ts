import fc from 'fast-check';
import { erlangB, erlangC } from '#capacity';

/** a^c / c! over the sum of a^k / k!, in whole numbers: a = numerator / denominator. To 30 digits, then as a number. */
function exactErlangB(servers: number, numerator: bigint, denominator: bigint): number {
  // every term times denominator^c c!, so that it is whole
  let term = 1n;
  for (let k = BigInt(servers); k > 0n; k -= 1n) term *= k * denominator;
  let sum = 0n;
  let last = 0n;
  for (let k = 0n; k <= BigInt(servers); k += 1n) {
    if (k > 0n) term = (term * numerator) / (k * denominator);
    sum += term;
    last = term;
  }
  return Number((last * 10n ** 30n) / sum) / 1e30;
}

/** C = c B / (c - a (1 - B)), from the exact B. */
function exactErlangC(servers: number, numerator: bigint, denominator: bigint): number {
  const load = Number(numerator) / Number(denominator);
  const blocked = exactErlangB(servers, numerator, denominator);
  return (servers * blocked) / (servers - load * (1 - blocked));
}

describe('Erlang B', () => {
  test.each([
    ['one server: a / (1 + a)', 1, 3n, 2n],
    ['five servers, 3 erlangs', 5, 3n, 1n],
    ['ten servers, 8 erlangs', 10, 8n, 1n],
    ['load far above the servers', 10, 400n, 1n],
    ['servers far above the load', 60, 5n, 2n],
    ['a hundred servers, 84.064 erlangs', 100, 84064n, 1000n],
    ['a thousand servers, 990.5 erlangs', 1000, 1981n, 2n],
  ])('%s: as the exact fraction, to 1e-9 of it', (_, servers, numerator, denominator) => {
    const exact = exactErlangB(servers, numerator, denominator);
    const found = erlangB(servers, Number(numerator) / Number(denominator));
    expect(Math.abs(found - exact)).toBeLessThanOrEqual(1e-9 * exact + 1e-29);
  });

  // the table of Erlang's first formula at a loss of 1 %, as in Iversen, Teletraffic Engineering Handbook (ITU-D SG 2), and on erlang.com: 15 lines carry 8.108 erlangs
  test.each([
    [5, 1.361],
    [10, 4.461],
    [15, 8.108],
    [20, 12.03],
    [50, 37.9],
    [100, 84.06],
  ])('%d lines lose 1 %% of %d erlangs, as the published table has it', (lines, load) => {
    expect(erlangB(lines, load)).toBeCloseTo(0.01, 4);
  });

  test.each([
    ['no load', 3, 0, 0],
    ['no server', 0, 2, 1],
    ['neither', 0, 0, 1],
  ])('%s', (_, servers, load, expected) => {
    expect(erlangB(servers, load)).toBe(expected);
  });

  test('1e5 servers: what the full recurrence gives, nothing overflows', () => {
    const full = (servers: number, load: number) => {
      let blocked = 1;
      for (let k = 1; k <= servers; k += 1) blocked = (load * blocked) / (k + load * blocked);
      return blocked;
    };
    for (const load of [1, 5e4, 99_000, 1e5, 2e5]) {
      expect(Math.abs(erlangB(1e5, load) - full(1e5, load))).toBeLessThanOrEqual(1e-12 * full(1e5, load));
    }
  });

  test.each([
    ['a part of a server', 1.5, 1, 'servers: 1.5; allowed: a whole number, 0 to 1e9'],
    ['a negative load', 2, -1, 'offeredLoad: -1 erlangs; allowed: a number, 0 or more'],
    ['a load that is no number', 2, Number.NaN, 'offeredLoad: NaN erlangs; allowed: a number, 0 or more'],
  ])('%s is refused', (_, servers, load, message) => {
    expect(() => erlangB(servers, load)).toThrow(new RangeError(message));
    expect(() => erlangC(servers, load)).toThrow(new RangeError(message));
  });
});

describe('Erlang C', () => {
  test.each([
    ['M/M/1: a itself', 1, 7n, 10n],
    ['two servers: a² / (2 + a)', 2, 3n, 2n],
    ['ten servers, 8 erlangs: 0.409', 10, 8n, 1n],
    ['a hundred servers at 95 %', 100, 95n, 1n],
    ['a thousand servers at 99 %', 1000, 990n, 1n],
  ])('%s: to 1e-9', (_, servers, numerator, denominator) => {
    const load = Number(numerator) / Number(denominator);
    expect(Math.abs(erlangC(servers, load) - exactErlangC(servers, numerator, denominator))).toBeLessThan(1e-9);
  });

  test('closed forms: a for one server, a² / (2 + a) for two', () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
    expect(erlangC(2, 1.5)).toBeCloseTo(2.25 / 3.5, 12);
  });

  test('a load of all servers or more: everyone waits', () => {
    expect(erlangC(4, 4)).toBe(1);
    expect(erlangC(4, 9)).toBe(1);
    expect(erlangC(0, 1)).toBe(1);
  });

  test('a probability, falling with servers, rising with load', () => {
    const servers = fc.integer({ min: 1, max: 3000 });
    const share = fc.double({ min: 0.01, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(servers, share, share, (c, one, other) => {
        const [low, high] = [c * Math.min(one, other), c * Math.max(one, other)];
        expect(erlangC(c, high)).toBeGreaterThanOrEqual(erlangC(c, low) * (1 - 1e-12));
        expect(erlangC(c + 1, high)).toBeLessThanOrEqual(erlangC(c, high) * (1 + 1e-12));
        expect(erlangC(c, high)).toBeLessThanOrEqual(1);
        expect(erlangB(c, high)).toBeLessThanOrEqual(erlangC(c, high));
      }),
    );
  });
});
