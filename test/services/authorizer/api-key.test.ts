import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  claimsToBeApiKey,
  hashApiKey,
  keyIdForm,
  makeApiKey,
  matchesHash,
  parseApiKey,
} from '#lib/services/authorizer/api-key';
import { base62, randomBase62 } from '#lib/services/authorizer/base62';

const jurisdiction = fc.stringMatching(/^[a-z](?:[a-z0-9-]{0,10}[a-z0-9])?$/);
/** Random bytes that fast-check draws, so that a failure can be run again. */
const random = fc
  .infiniteStream(fc.nat(255))
  .map((stream) => (count: number) => Uint8Array.from({ length: count }, () => stream.next().value ?? 0));
const key = fc.tuple(jurisdiction, random).map(([name, bytes]) => makeApiKey(name, bytes));
const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));

test('a key says its jurisdiction and its id, and nothing else of it can be read', () => {
  fc.assert(
    fc.property(key, ({ text, ...rest }) => {
      expect(parseApiKey(text)).toEqual(rest);
      expect(text).toMatch(/^mrd_[a-z0-9-]+_[0-9A-Za-z]{12}_[0-9A-Za-z]{46}$/);
      expect(rest.keyId).toMatch(keyIdForm);
      expect(claimsToBeApiKey(text)).toBe(true);
    }),
  );
});

test('any one character changed: no key', () => {
  fc.assert(
    fc.property(key, fc.nat(), printable, ({ text }, at, character) => {
      const index = at % text.length;
      fc.pre(text[index] !== character);
      expect(parseApiKey(text.slice(0, index) + character + text.slice(index + 1))).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test.each([
  { reason: 'left out', change: (text: string, at: number) => text.slice(0, at) + text.slice(at + 1) },
  {
    reason: 'typed twice',
    change: (text: string, at: number) => text.slice(0, at) + text.charAt(at) + text.slice(at),
  },
  {
    reason: 'swapped with the next one',
    change: (text: string, at: number) =>
      text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
  },
  {
    reason: 'in the other case',
    change: (text: string, at: number) => text.slice(0, at) + other(text.charAt(at)) + text.slice(at + 1),
  },
])('a character $reason: no key', ({ change }) => {
  fc.assert(
    fc.property(key, fc.nat(), ({ text }, at) => {
      const changed = change(text, at % text.length);
      fc.pre(changed !== text);
      expect(parseApiKey(changed)).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});

function other(character: string): string {
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
}

test('the jurisdiction of a key cannot be exchanged', () => {
  fc.assert(
    fc.property(key, jurisdiction, ({ text, jurisdiction: own }, name) => {
      fc.pre(name !== own);
      expect(parseApiKey(text.replace(`mrd_${own}_`, `mrd_${name}_`))).toBeUndefined();
    }),
  );
});

test('any text: read without an error, and no key', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => expect(parseApiKey(text)).toBeUndefined()));
});

test.each([
  { reason: 'nothing', text: '' },
  { reason: 'the prefix alone', text: 'mrd_' },
  { reason: 'a line end behind it', text: `${makeApiKey('eu').text}\n` },
  { reason: 'a blank before it', text: ` ${makeApiKey('eu').text}` },
  { reason: 'a jurisdiction of no name', text: `mrd__${'a'.repeat(12)}_${'b'.repeat(46)}` },
  { reason: 'a megabyte', text: `mrd_eu_${'a'.repeat(1_000_000)}` },
])('$reason: no key', ({ text }) => {
  expect(parseApiKey(text)).toBeUndefined();
});

test('the text of keys is a contract: what was made once is read for ever', () => {
  const counting = (count: number) => Uint8Array.from({ length: count }, (_, index) => index);
  const body = 'mrd_eu_0123456789AB_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd';
  const { text } = makeApiKey('eu', counting);
  expect(text.slice(0, -6)).toBe(body);
  expect(text.slice(-6)).toBe(
    base62(Number.parseInt(createHash('sha256').update(body).digest('hex').slice(0, 8), 16), 6),
  );
  expect(text).toMatchInlineSnapshot(`"mrd_eu_0123456789AB_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd4QpXr4"`);
});

test('keys of the system’s randomness: no two alike', () => {
  const made = Array.from({ length: 500 }, () => makeApiKey('eu'));
  expect(new Set(made.map(({ keyId }) => keyId)).size).toBe(500);
  expect(new Set(made.map(({ text }) => text.slice(20, 60))).size).toBe(500);
});

test('each digit is as likely as any other: every byte below 248 gives one, each digit four times, and the rest none', () => {
  // the bytes that would favour some digits come first
  let next = 256;
  const text = randomBase62(248, (count) =>
    Uint8Array.from({ length: count }, () => {
      next -= 1;
      return next;
    }),
  );
  const counts = new Map<string, number>();
  for (const digit of text) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  expect(counts.size).toBe(62);
  expect(new Set(counts.values())).toEqual(new Set([4]));
  expect(next).toBe(0);
});

test('base 62: the largest 32-bit number fits six digits', () => {
  expect(base62(0xffffffff, 6)).toBe('4gfFC3');
  expect(base62(0, 6)).toBe('000000');
  expect(base62(61, 6)).toBe('00000z');
  expect(base62(62, 6)).toBe('000010');
});

test('a hash matches its key alone', () => {
  fc.assert(
    fc.property(key, key, ({ text }, { text: second }) => {
      const hash = hashApiKey(text);
      expect(hash).toHaveLength(32);
      expect(matchesHash(text, hash)).toBe(true);
      fc.pre(second !== text);
      expect(matchesHash(second, hash)).toBe(false);
    }),
  );
  expect(matchesHash(makeApiKey('eu').text, Buffer.alloc(0))).toBe(false);
});

test('a token never claims to be a key', () => {
  expect(claimsToBeApiKey('eyJhbGciOiJFUzI1NiJ9.e30.c2ln')).toBe(false);
});
