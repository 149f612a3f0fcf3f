/** Columns of a text that goes into a pipe or a file. */
export const tableColumns = 110;

/** The page that a text is laid out for. */
export interface Layout {
  /** Columns of the page, at least 1. */
  readonly columns: number;
  /** Whether marks are coloured. They say nothing that the words do not. */
  readonly colour: boolean;
}

/** The page of a pipe or a file: the same text on every machine. */
export const plainLayout: Layout = { columns: tableColumns, colour: false };
