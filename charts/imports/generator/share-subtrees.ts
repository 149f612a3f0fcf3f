import { isObject, type Json, type JsonObject, sorted } from './json';

/** Shorter subtrees stay where they are, characters as JSON: a reference would be about as long. */
const SHORTEST = 120;

/** A schema whose repeated parts stand once, under `$defs`. */
export interface SharedSchema {
  readonly schema: JsonObject;
  readonly $defs: JsonObject;
}

/**
 * Puts each subtree that repeats (the affinity of a pod, in a pod template) into `$defs`, under the name of the field where
 * it is first met. Only fields, items and values of maps are shared, never what stands in `allOf` or `anyOf`: those only
 * judge what others declare. `expandSchema` is the way back.
 *
 * @param schema sorted: equal subtrees are found as equal text
 */
export function shareSubtrees(schema: JsonObject): SharedSchema {
  const repeated = findRepeated(schema);
  const names = new Map<string, string>();
  const $defs: Record<string, Json> = {};

  const inside = (node: JsonObject, at: string): JsonObject =>
    mapParts(node, at, (part, name) => {
      const text = JSON.stringify(part);
      if (!repeated.has(text)) return inside(part, name);
      const known = names.get(text);
      if (known !== undefined) return reference(known);
      const fresh = freeName(name, $defs);
      names.set(text, fresh);
      // Taken before its own parts are: what repeats in it may bear the same name.
      $defs[fresh] = {};
      $defs[fresh] = inside(part, name);
      return reference(fresh);
    });

  return { schema: inside(schema, 'object'), $defs: sorted($defs) as JsonObject };
}

function findRepeated(schema: JsonObject): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (node: JsonObject): JsonObject =>
    mapParts(node, 'object', (part) => {
      const text = JSON.stringify(part);
      // What is in a subtree that repeats counts once.
      if (text.length >= SHORTEST && seen.has(text)) repeated.add(text);
      else visit(part);
      seen.add(text);
      return part;
    });
  visit(schema);
  return repeated;
}

type Change = (part: JsonObject, name: string) => JsonObject;

/** Changes the schemas of a node's fields, each under its name, and of items and values, under the name of the node's field. */
function mapParts(node: JsonObject, at: string, change: Change): JsonObject {
  const one = (part: Json): Json => (isObject(part) ? change(part, at) : part);
  const { properties, items, additionalProperties } = node;
  return {
    ...node,
    ...(isObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, part]) => [key, isObject(part) ? change(part, key) : part]),
      ),
    }),
    ...(items !== undefined && { items: one(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: one(additionalProperties) }),
  };
}

function freeName(name: string, taken: JsonObject): string {
  const candidates = [name, ...Array.from({ length: 1000 }, (_, index) => `${name}${index + 2}`)];
  return candidates.find((candidate) => !(candidate in taken)) ?? name;
}

function reference(name: string): JsonObject {
  return { $ref: `#/$defs/${name}` };
}
