import { tableColumns } from './text-table';

/** A line wrapped at spaces to the width of tables; its further lines are indented. Blanks within it stay. */
export function wrapped(text: string, indent = '  '): string {
  if (text.length <= tableColumns) return text;
  const end = text.lastIndexOf(' ', tableColumns);
  if (end <= text.search(/\S/)) return text;
  const rest = text.slice(end + 1);
  return `${text.slice(0, end).trimEnd()}\n${wrapped(`${indent}${rest}`, indent)}`;
}
