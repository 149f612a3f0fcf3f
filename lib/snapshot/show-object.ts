import { parse } from 'yaml';
import type { Json, JsonObject } from '#topology';
import { compareNames } from './fact';
import { maskText } from './mask-text';
import { showDashboard } from './show-dashboard';

/** What stands first in a part of an object, before the rest by name. */
const firstKeys = ['name', 'namespace'];

/**
 * A Kubernetes object as a reviewer reads it, under a title that names it: sorted, masked, configuration files as data instead of
 * text, dashboards as their panels, definitions of others without their schemas. What is below `spec` alone stands without it.
 */
export function showObject(object: JsonObject): readonly [title: string, told: Json] {
  const { apiVersion, kind, metadata, ...rest } = kindOf(object) === definition ? withoutSchemas(object) : object;
  const { name, namespace, ...marks } = metadata as JsonObject;
  const told = shown(Object.keys(marks).length === 0 ? rest : { metadata: marks, ...rest }) as JsonObject;
  const isSpecAlone = Object.keys(told).join() === 'spec';
  const where = namespace === undefined ? '' : `${namespace}/`;
  return [`${kind} ${where}${name} (${apiVersion})`, isSpecAlone ? (told.spec ?? null) : told];
}

const definition = 'CustomResourceDefinition';

function kindOf({ kind }: JsonObject): string {
  return String(kind);
}

function shown(value: Json, key = ''): Json {
  if (typeof value === 'string') return showText(value, key);
  if (Array.isArray(value)) return value.map((part: Json) => shown(part));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(
    ([one], [other]) => placeOf(one) - placeOf(other) || compareNames(one, other),
  );
  return Object.fromEntries(entries.map(([name, part]) => [name, shown(part, name)]));
}

function placeOf(key: string): number {
  const place = firstKeys.indexOf(key);
  return place < 0 ? firstKeys.length : place;
}

function showText(text: string, key: string): Json {
  if (!/\.(ya?ml|json)$/.test(key)) return maskText(text, key);
  const data = parse(text) as JsonObject;
  return 'panels' in data ? showDashboard(data) : shown(data);
}

/** Schemas change with the release that brings them, and nobody here writes them. */
function withoutSchemas({ spec, ...object }: JsonObject): JsonObject {
  const { group, scope, names, versions } = spec as JsonObject;
  const { kind } = names as JsonObject;
  const served = (versions as readonly JsonObject[]).map(({ name }) => name ?? null);
  return {
    ...object,
    metadata: { name: (object.metadata as JsonObject).name ?? null },
    spec: { group: group ?? null, kind: kind ?? null, scope: scope ?? null, versions: served },
  };
}
