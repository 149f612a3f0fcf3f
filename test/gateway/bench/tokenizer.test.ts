import { byteAlphabet } from './tokenizer';

test('every byte has a character of its own, and none is a blank or a control character', () => {
  const alphabet = byteAlphabet();
  expect(new Set(alphabet).size).toBe(256);
  expect(alphabet.filter((character) => /[\s\p{Cc}\u00ad]/u.test(character))).toEqual([]);
  expect(alphabet).toContain('Ġ');
});
