const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Bytes that are as likely as each other for every digit: 4 x 62. What lies above would favour the first eight digits. */
const evenBytes = 248;

/** Gives so many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * Text of random digits, each as likely as any other: a byte that would favour some is thrown away and another one taken.
 *
 * @param length digits
 */
export function randomBase62(length: number, randomBytes: RandomBytes): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length - text.length)) if (byte < evenBytes) text += digits[byte % digits.length];
  }
  return text;
}

/**
 * A number in base 62, the largest digit first, filled with zeros from the left.
 *
 * @param value whole, not negative, below 62 to the power of `length`
 */
export function base62(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / digits.length)) {
    text = `${digits[rest % digits.length]}${text}`;
  }
  return text;
}
