import { accountPlaceholder, type Json } from '#topology';

/**
 * The largest text that the function which applies manifests can be sent, in bytes as it stands in the event. An event
 * holds at most 262,144 bytes, and on an update it carries the new properties and the old ones; 8 KiB are left for the
 * rest of it (names, ARNs, the signed URL for the answer). So what could be created can also be changed.
 */
export const maxAppliedBytes = (262_144 - 8192) / 2;

/** Room for the label that marks each object of a manifest for pruning: 83 bytes in the event. */
export const pruneLabelBytes = 100;

/** An account number has twelve digits, whichever it is. */
const anyAccount = '0'.repeat(12);

/** Bytes that a value takes in that event, with an account in place: JSON in a string, which JSON quotes once more. */
export function appliedBytes(value: Json): number {
  const text = JSON.stringify(value).replaceAll(accountPlaceholder, anyAccount);
  return Buffer.byteLength(JSON.stringify(text), 'utf8');
}
