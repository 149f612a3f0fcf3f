import type { Fact } from '#lib/snapshot/fact';
import { byPlaces } from './by-places';

// What a reviewer reads where places differ. Jurisdictions: eu (eu-1, eu-2), us (us-1).

describe('a fact by place', () => {
  test.each([
    { reason: 'the same everywhere', facts: [9, 9, 9], told: 'fact: 9' },
    { reason: 'one by jurisdiction', facts: [6, 6, 9], told: 'fact: {eu: 6, us: 9}' },
    { reason: 'one Region that differs from its peer', facts: [6, 7, 9], told: 'fact: {eu-1: 6, eu-2: 7, us: 9}' },
    { reason: 'none where there is none', facts: [null, null, 9], told: 'fact: {eu: none, us: 9}' },
    { reason: 'none anywhere', facts: [null, null, null], told: 'fact: none' },
    {
      reason: 'long facts that agree across jurisdictions are said once',
      facts: [['a-long-name', 'another'], [], ['a-long-name', 'another']],
      told: 'fact: {eu-1 + us: [a-long-name, another], eu-2: []}',
    },
    { reason: 'a word that YAML would take for a number', facts: ['1.35', '1.35', '1.35'], told: 'fact: "1.35"' },
  ])('$reason', ({ facts, told }) => {
    expect(byPlaces<Fact>(facts, (fact, { line }) => ({ fact: line(fact) }))).toBe(told);
  });
});

describe('parts on one line', () => {
  test.each([
    {
      reason: 'the part that differs, where that is shorter',
      facts: [
        { nodes: 3, of: 'a class of long name' },
        { nodes: 3, of: 'a class of long name' },
        { nodes: 5, of: 'a class of long name' },
      ],
      told: 'fact: {nodes: {eu: 3, us: 5}, of: a class of long name}',
    },
    {
      reason: 'the whole by place, where that is shorter',
      facts: [
        { a: 1, b: 1 },
        { a: 1, b: 1 },
        { a: 2, b: 2 },
      ],
      told: 'fact: {eu: {a: 1, b: 1}, us: {a: 2, b: 2}}',
    },
  ])('$reason', ({ facts, told }) => {
    expect(byPlaces<Fact>(facts, (fact, { line }) => ({ fact: line(fact) }))).toBe(told);
  });
});

describe('a fact of each of several things', () => {
  test.each([
    { reason: 'the same of all', facts: [{ a: 1, b: 1 }], told: 'fact: 1' },
    { reason: 'most are others', facts: [{ a: 1, b: 2, c: 1 }], told: 'fact: {b: 2, others: 1}' },
    { reason: 'all different', facts: [{ a: 1, b: 2 }], told: 'fact: {a: 1, b: 2}' },
    {
      reason: 'the same of all things of a place',
      facts: [{ a: 1, b: 1 }, { a: 1 }, { a: 2, b: 2 }],
      told: 'fact: {eu: 1, us: 2}',
    },
    {
      reason: 'a thing that differs in one place',
      facts: [
        { a: 1, b: 1 },
        { a: 1, b: 1 },
        { a: 1, b: 3 },
      ],
      told: 'fact: {a: 1, b: {eu: 1, us: 3}}',
    },
  ])('$reason', ({ facts, told }) => {
    const [first] = facts;
    const ofAll = [0, 1, 2].map((place) => facts[place] ?? first);
    expect(byPlaces(ofAll, (fact, { ofEach }) => ({ fact: ofEach(fact ?? {}) }))).toBe(told);
  });
});

test('a thing that stands in one Region alone says so', () => {
  const told = byPlaces([true, false, false], (isThere, { things }) => ({ pools: things(isThere ? ['large'] : []) }));
  expect(told).toBe('pools:\n  large:\n    only: [eu-1]\n    replicas: 1');
});

test('names that are not everywhere say where they are', () => {
  const told = byPlaces([['a', 'b'], ['a'], ['a', 'c']], (own, { names }) => ({ alarms: names(own) }));
  expect(told).toBe('alarms: [a, b (eu-1), c (us)]');
});

test('a long list of names goes on in the next line', () => {
  const long = Array.from({ length: 14 }, (_, index) => `endpoint-${index}`);
  const lines = byPlaces([long, long, long], (fact) => ({ fact })).split('\n');
  expect(lines.map((line) => line.length > 120)).toEqual([false, false]);
  expect(lines[1]).toMatch(/^ {2}endpoint-\d+.*\]$/);
});
