import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from '#topology';

/** The values that a chart has by itself, with those of the charts inside it under their names. */
export async function chartDefaults(folder: string): Promise<JsonObject> {
  const own = await readYaml(join(folder, 'values.yaml'));
  const inside = join(folder, 'charts');
  if (!existsSync(inside)) return own;
  const charts = (await readdir(inside, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const defaults = await Promise.all(
    charts.map(async ({ name }) => [name, overlay(await chartDefaults(join(inside, name)), own[name])] as const),
  );
  return { ...own, ...Object.fromEntries(defaults) };
}

async function readYaml(file: string): Promise<JsonObject> {
  return existsSync(file) ? ((parse(await readFile(file, 'utf8')) as JsonObject | null) ?? {}) : {};
}

/** The outer chart's values win, key by key. */
function overlay(inner: JsonObject, outer: Json | undefined): JsonObject {
  if (!isObject(outer)) return inner;
  const merged = Object.entries(outer).map(([key, value]): [string, Json] => {
    const below = inner[key];
    return [key, isObject(value) && isObject(below) ? overlay(below, value) : value];
  });
  return { ...inner, ...Object.fromEntries(merged) };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
