import { isObject, type Json } from './json';

/** What fits into this many columns stands on one line: short files whose diffs still show the field that changed. */
const COLUMNS = 160;

/** JSON as text: an indentation of one space, short values on one line. */
export function compactJson(value: Json, indent = ''): string {
  const inline = JSON.stringify(value);
  if (indent.length + inline.length <= COLUMNS) return inline;
  const inner = `${indent} `;
  const lines = (items: readonly string[]) => items.map((item) => `\n${inner}${item}`).join(',');
  if (Array.isArray(value)) return `[${lines(value.map((item: Json) => compactJson(item, inner)))}\n${indent}]`;
  if (!isObject(value)) return inline;
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${compactJson(item, inner)}`);
  return `{${lines(fields)}\n${indent}}`;
}
