import type { Json } from '#topology';
import type { MeridianStack } from './meridian-stack';

/** A copy of the value in which every text has the account in the place of `ACCOUNT_ID`. */
export function accountInPlace<T extends Json>(value: T, stack: MeridianStack): T;
export function accountInPlace(value: Json, stack: MeridianStack): Json {
  if (typeof value === 'string') return stack.withAccount(value);
  if (Array.isArray(value)) return value.map((inner: Json) => accountInPlace(inner, stack));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, accountInPlace(inner, stack)]));
}
