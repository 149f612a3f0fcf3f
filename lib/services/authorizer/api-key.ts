import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { base62, type RandomBytes, randomBase62 } from './base62';

/** What can be read from the text of a key, without asking anybody. */
export interface ApiKey {
  /** Name of the jurisdiction whose table knows it. */
  readonly jurisdiction: string;
  /** Names it, in tables and in logs: no secret. */
  readonly keyId: string;
}

/** A key that was just made. Its text is shown once and kept nowhere. */
export interface NewApiKey extends ApiKey {
  readonly text: string;
}

/** Every key begins so: scanners for secrets know it by that. */
const prefix = 'mrd_';
/** Base 62: 71 bits, so that two keys of one jurisdiction never meet. */
const idLength = 12;
/** Base 62: 238 bits, far beyond guessing, which is why one plain SHA-256 is enough to keep. */
const secretLength = 40;
/** Base 62: holds 32 bits, since 62^6 is above 2^32. */
const checksumLength = 6;

/** Names of jurisdictions are labels of host names, which hold no underscore. */
const form = new RegExp(
  `^${prefix}([a-z][a-z0-9-]{0,62})_([0-9A-Za-z]{${idLength}})_[0-9A-Za-z]{${secretLength + checksumLength}}$`,
);

/** A key's id, as it stands in its text. */
export const keyIdForm = new RegExp(`^[0-9A-Za-z]{${idLength}}$`);

/**
 * Makes a key: `mrd_<jurisdiction>_<key id>_<secret><checksum>`.
 *
 * @param random source of randomness. @default the operating system's, by OpenSSL
 */
export function makeApiKey(jurisdiction: string, random: RandomBytes = randomBytes): NewApiKey {
  const keyId = randomBase62(idLength, random);
  const body = `${prefix}${jurisdiction}_${keyId}_${randomBase62(secretLength, random)}`;
  return { jurisdiction, keyId, text: `${body}${checksum(body)}` };
}

/** Whether a text means to be a key of Meridian's; a token never does. */
export function claimsToBeApiKey(text: string): boolean {
  return text.startsWith(prefix);
}

/** Reads the text of a key; undefined when its form or its checksum is wrong: such a text was never a key. */
export function parseApiKey(text: string): ApiKey | undefined {
  const [, jurisdiction, keyId] = form.exec(text) ?? [];
  if (jurisdiction === undefined || keyId === undefined) return undefined;
  const body = text.slice(0, -checksumLength);
  return text.endsWith(checksum(body)) ? { jurisdiction, keyId } : undefined;
}

/** What is kept of a key: SHA-256 of its whole text, 32 bytes. */
export function hashApiKey(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Whether a text is the key that a hash was made of. It takes the same time wherever they differ. */
export function matchesHash(text: string, hash: Buffer): boolean {
  const own = hashApiKey(text);
  return own.length === hash.length && timingSafeEqual(own, hash);
}

/** The first 32 bits of SHA-256: one text in four thousand million passes by chance. It finds mistakes and is no secret. */
function checksum(body: string): string {
  return base62(createHash('sha256').update(body).digest().readUInt32BE(0), checksumLength);
}
