import { type Layout, plainLayout } from './layout';
import { widthOf } from './mark';
import { wrapLines } from './wrap-lines';

/** Columns that a value should have beside its name; with fewer it stands below. */
const leastColumns = 24;
const gap = 2;

/** Names and values in two columns, one pair a line; the further lines of a value stand below its first. */
export function factList(
  facts: readonly (readonly [name: string, value: string])[],
  { columns }: Layout = plainLayout,
): string {
  const beside = Math.max(...facts.map(([name]) => widthOf(name))) + gap;
  const isBeside = columns - beside >= leastColumns;
  const indent = ' '.repeat(isBeside ? beside : gap);
  return facts
    .map(([name, value]) => {
      const lines = wrapLines(value, columns - indent.length).map((line) => `${indent}${line}`);
      const text = lines.join('\n');
      return isBeside ? `${name}${text.slice(widthOf(name))}` : `${name}\n${text}`;
    })
    .join('\n');
}
