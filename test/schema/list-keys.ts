import { isObject, type Json } from '#charts/imports/generator/json';

/** Keys that occur more than once: of entries by the named fields; of whole entries, where no field is named. */
export function duplicateKeys(list: readonly Json[], keys: readonly string[]): readonly string[] {
  const found = list.map((entry) =>
    JSON.stringify(keys.length > 0 && isObject(entry) ? keys.map((key) => entry[key] ?? null) : entry),
  );
  return [...new Set(found.filter((key, index) => found.indexOf(key) !== index))];
}
