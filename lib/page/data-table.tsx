/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { ScrollBox } from './scroll-box';

/** Heading of a column. */
export interface Column {
  readonly title: string;
  /** `number`: figures, set to the right; `name`: stays on one line. @default text, which breaks */
  readonly kind?: 'number' | 'name';
}

export interface DataTableProps {
  /** Unique in the page. */
  readonly id: string;
  readonly caption: ComponentChildren;
  readonly columns: readonly Column[];
  /** The first cell of each heads its row. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** What the table says when there are no rows. @default none */
  readonly empty?: string;
}

/** A table with its caption, which scrolls by itself where it is wider than the page. */
export function DataTable({ id, caption, columns, rows, empty = 'none' }: DataTableProps) {
  const classOf = (index: number) => columns[index]?.kind;
  return (
    <ScrollBox labelledBy={`${id}-caption`}>
      <table id={id}>
        <caption>
          <span id={`${id}-caption`}>{caption}</span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ title }, index) => (
              <th key={title} scope="col" class={classOf(index)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          ) : (
            rows.map(([head, ...cells], row) => (
              <tr key={row}>
                <th scope="row" class={classOf(0)}>
                  {head}
                </th>
                {cells.map((cell, index) => (
                  <td key={columns[index + 1]?.title} class={classOf(index + 1)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </ScrollBox>
  );
}
