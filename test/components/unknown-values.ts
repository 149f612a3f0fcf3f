import type { Json, JsonObject } from '#topology';

/**
 * Paths of values that a chart does not have: a key which is missing among the chart's own, where those are told one by one.
 * A default of `{}`, `[]` or nothing says that anything may stand there.
 *
 * @param free paths below which a chart hands on whatever stands there
 */
export function unknownValues(values: JsonObject, defaults: JsonObject, free: readonly string[]): readonly string[] {
  return below(values, defaults, '').filter((path) => !free.some((open) => path.startsWith(`${open}.`)));
}

function below(values: JsonObject, defaults: JsonObject, at: string): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = at === '' ? key : `${at}.${key}`;
    if (!(key in defaults)) return [path];
    const known = defaults[key];
    return isObject(value) && isObject(known) && Object.keys(known).length > 0 ? below(value, known, path) : [];
  });
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
