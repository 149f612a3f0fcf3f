import type { Json } from '#topology';

/** A copy of the value in which every text is what a change makes of it; names of fields stay. */
export function textsInPlace<T extends Json>(value: T, change: (text: string) => string): T;
export function textsInPlace(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner: Json) => textsInPlace(inner, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, textsInPlace(inner, change)]));
}
