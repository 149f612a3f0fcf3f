import Table from 'cli-table3';
import { columnWidths, gap } from './column-widths';
import { type Layout, plainLayout } from './layout';
import { mark, withoutMarks } from './mark';
import { textBlocks } from './text-blocks';

type Cell = string | number;

/** What stands in a column of numbers where there is none. */
export const absent = '-';

const noLines = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
} as const;

/** What says that there is nothing. */
const nothing: readonly string[] = [absent, 'none'];

/**
 * A table without borders. One that would be wider than the page wraps its widest columns at blanks, never within a word; where
 * even that is too wide, or takes more lines, each row becomes a block of lines, a cell each.
 */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  layout: Layout = plainLayout,
): string {
  const titles = head.map((title) => title.toUpperCase());
  const texts = rows.map((row) => row.map((cell) => cellText(cell, layout)));
  const { widths, isFitting, isWrapped } = columnWidths([titles, ...texts], layout.columns);
  const table = new Table({
    head: titles,
    colWidths: widths.map((width) => width + gap),
    colAligns: head.map((_, column) => (rows.every((row) => isNumeric(row[column])) ? 'right' : 'left')),
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true },
    wordWrap: true,
  });
  table.push(...texts);
  const lines = table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  if (!isWrapped || rows.length === 0) return lines.join('\n');
  const blocks = textBlocks(head, texts, layout).split('\n');
  return (isFitting && lines.length <= blocks.length ? lines : blocks).join('\n');
}

function cellText(cell: Cell, layout: Layout): string {
  if (typeof cell === 'number') return cell.toLocaleString('en-US');
  return nothing.includes(cell) ? mark(cell, 'absent', layout) : cell;
}

function isNumeric(cell: Cell | undefined): boolean {
  return typeof cell === 'number' || withoutMarks(cell ?? '') === absent;
}
