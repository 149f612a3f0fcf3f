import type { Layout } from './layout';
import { mark } from './mark';
import { wrapLines } from './wrap-lines';

const indent = '  ';

/**
 * The rows of a table, each as a heading and a line for every further cell: for a page too narrow for the table. The heading
 * is as many of the first cells as it takes to tell the rows apart; an empty one says what stands above it.
 */
export function textBlocks(head: readonly string[], rows: readonly (readonly string[])[], layout: Layout): string {
  const full = rows.map((row, index) => row.map((cell, column) => filledCell(rows, index, column) ?? cell));
  const named = headingCells(full);
  return full
    .flatMap((row) => [
      ...wrapLines(headingOf(row.slice(0, named)), layout.columns, indent).map((line) => mark(line, 'heading', layout)),
      ...row.flatMap((cell, column) => (column < named || cell === '' ? [] : field(head[column] ?? '', cell, layout))),
    ])
    .join('\n');
}

/** What an empty cell at the beginning of a row repeats: a row says only where it differs from the one above. */
function filledCell(rows: readonly (readonly string[])[], index: number, column: number): string | null {
  const row = rows[index] ?? [];
  if (row.slice(0, column + 1).some((cell) => cell !== '')) return null;
  for (let above = index - 1; above >= 0; above -= 1) {
    const cell = rows[above]?.[column] ?? '';
    if (cell !== '') return cell;
  }
  return null;
}

function headingCells(rows: readonly (readonly string[])[]): number {
  const columns = rows[0]?.length ?? 0;
  for (let cells = 1; cells < columns; cells += 1) {
    if (new Set(rows.map((row) => JSON.stringify(row.slice(0, cells)))).size === rows.length) return cells;
  }
  return 1;
}

function headingOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.split('\n').join(', '))
    .filter((cell) => cell !== '')
    .join(', ');
}

/** A value of several lines stands below its name. */
function field(name: string, value: string, { columns }: Layout): readonly string[] {
  const deeper = indent.repeat(2);
  if (!value.includes('\n')) return wrapLines(`${indent}${name}: ${value}`, columns, deeper);
  return [`${indent}${name}:`, ...wrapLines(value, columns - deeper.length).map((line) => `${deeper}${line}`)];
}
