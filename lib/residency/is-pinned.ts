import { unknownAccount } from '#evidence';
import type { Boundary } from './boundary';
import { isOwnAccount, liesOutside } from './lies-outside';
import type { PolicyCondition } from './policy-statement';
import { resolveReference, type Standpoint } from './resolve-reference';

/** Where a policy stands, and whose it is. */
export interface PolicyView extends Standpoint {
  readonly home: Boundary;
}

/** Keys that hold the account of who calls, or for whom a service does. */
const accountKeys: ReadonlySet<string> = new Set(['aws:PrincipalAccount', 'aws:SourceAccount', 'kms:CallerAccount']);

/** Keys that hold the ARN of who calls, or for what a service does. The context of an encryption names what is encrypted. */
const arnKeys = /^(?:aws:PrincipalArn|aws:SourceArn|kms:EncryptionContext:aws:.+)$/;

/** Operators that are false where the key is missing, so that nothing passes by leaving it out. */
const closedOperators: ReadonlySet<string> = new Set([
  'StringEquals',
  'StringEqualsIgnoreCase',
  'StringLike',
  'ArnEquals',
  'ArnLike',
]);

/**
 * Whether the conditions of a statement hold its callers to the jurisdiction's account. The organization is no such pin: it
 * holds the accounts of all jurisdictions.
 */
export function isPinned(conditions: readonly PolicyCondition[], view: PolicyView): boolean {
  return conditions.some(
    ({ operator, key, values }) =>
      closedOperators.has(operator) && values.length > 0 && values.every((value) => isOwn(key, value, view)),
  );
}

function isOwn(key: string, value: string, view: PolicyView): boolean {
  if (accountKeys.has(key)) return isOwnAccount(value, view.home);
  return arnKeys.test(key) && isOwnArn(value, view);
}

/** Whether an ARN, or a pattern of ARNs whose account is spelled out, is of the jurisdiction. */
function isOwnArn(arn: string, view: PolicyView): boolean {
  const place = resolveReference(arn, view);
  return place?.account != null && !liesOutside(place, view.home);
}

/** The account that a principal belongs to: an account's number, or an ARN with one; null for any other. */
export function accountOfPrincipal(name: string, view: PolicyView): string | null {
  if (/^\d{12}$/.test(name) || name === unknownAccount) return name;
  return resolveReference(name, view)?.account ?? null;
}
