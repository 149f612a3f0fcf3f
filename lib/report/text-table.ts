import Table from 'cli-table3';

/** Columns of the terminal that every table fits. */
export const tableColumns = 110;

const gap = 2;
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

type Cell = string | number;

/** What stands in a column of numbers where there is none. */
export const absent = '-';

/**
 * A table in plain text, without colour or borders, whatever the terminal: what it prints is the same in a pipe, a file
 * and a window. One that would be wider than `tableColumns` wraps its widest columns at spaces, never within a word.
 */
export function textTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const titles = head.map((title) => title.toUpperCase());
  const texts = rows.map((row) => row.map(cellText));
  const table = new Table({
    head: titles,
    colWidths: columnWidths([titles, ...texts]).map((width) => width + gap),
    colAligns: head.map((_, column) => (isNumeric(rows, column) ? 'right' : 'left')),
    chars: noLines,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true },
    wordWrap: true,
  });
  table.push(...texts);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell;
}

function isNumeric(rows: readonly (readonly Cell[])[], column: number): boolean {
  return rows.every((row) => typeof row[column] === 'number' || row[column] === absent);
}

/** Widths of the longest lines; while their sum is too wide, the widest column that still can gives way. */
function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
  const widths = columns.map((cells) => longest(cells, '\n'));
  const narrowest = columns.map((cells) => longest(cells, /\s/));
  for (let excess = widths.reduce((sum, width) => sum + width + gap, -tableColumns); excess > 0; excess -= 1) {
    const slack = widths.map((width, column) => (width > (narrowest[column] ?? 0) ? width : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (slack[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function longest(cells: readonly string[], separator: string | RegExp): number {
  return Math.max(...cells.flatMap((cell) => cell.split(separator)).map((part) => part.length));
}
