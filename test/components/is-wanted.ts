import type { Json, JsonObject } from '#topology';

/**
 * Whether a chart inside another is rendered: the first path of its condition that is true or false says so.
 *
 * @param values ours first, then the chart's own
 */
export function isWanted(condition: string | undefined, values: readonly JsonObject[]): boolean {
  const said = (condition ?? '')
    .split(',')
    .map((path) => values.map((one) => at(one, path)).find((value) => typeof value === 'boolean'))
    .find((value) => value !== undefined);
  return said !== false;
}

function at(value: JsonObject, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((found, key) => {
    const isObject = typeof found === 'object' && found !== null && !Array.isArray(found);
    return isObject ? (found as JsonObject)[key] : undefined;
  }, value);
}
