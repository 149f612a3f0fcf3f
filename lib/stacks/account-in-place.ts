import type { Json } from '#topology';
import type { MeridianStack } from './meridian-stack';
import { textsInPlace } from './texts-in-place';

/** A copy of the value in which every text has the account in the place of `ACCOUNT_ID`. */
export function accountInPlace<T extends Json>(value: T, stack: MeridianStack): T {
  return textsInPlace(value, (text) => stack.withAccount(text));
}
