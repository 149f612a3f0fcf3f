import { widthOf } from './mark';

/** Blanks between two columns. */
export const gap = 2;

/** How wide the columns of a table are. */
export interface ColumnWidths {
  readonly widths: readonly number[];
  /** Whether no line of the table is wider than the page. */
  readonly isFitting: boolean;
  /** Whether a column is narrower than its longest line. */
  readonly isWrapped: boolean;
}

/** Widths of the longest lines; while their sum is too wide, the widest column that still can gives way, to its longest word. */
export function columnWidths(rows: readonly (readonly string[])[], pageColumns: number): ColumnWidths {
  const columns = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
  const widths = columns.map((cells) => longest(cells, '\n'));
  const narrowest = columns.map((cells) => longest(cells, /\s/));
  const excess = sum(widths) - pageColumns;
  let left = excess;
  for (; left > 0; left -= 1) {
    const slack = widths.map((width, column) => (width > (narrowest[column] ?? 0) ? width : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (slack[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return { widths, isFitting: left <= gap, isWrapped: excess > 0 };
}

/** With a gap behind each column, the last too. */
function sum(widths: readonly number[]): number {
  return widths.reduce((whole, width) => whole + width + gap, 0);
}

function longest(cells: readonly string[], separator: string | RegExp): number {
  return Math.max(...cells.flatMap((cell) => cell.split(separator)).map(widthOf));
}
