import type { Region } from '#topology';
import { type FoldedRow, foldRows, type Row } from './fold-rows';
import type { Layout } from './layout';
import { section } from './section';
import type { ShownRegions } from './shown-regions';
import { textTable } from './text-table';

/** What a table of Regions is called. */
export interface RegionHeading {
  readonly title: string;
  /** What a reader must know of its columns. @default nothing */
  readonly note?: string;
  /** Names of the cells, the first that of the thing which a row is about. */
  readonly head: readonly string[];
}

/** A table of Regions, and where its rows are from. */
export interface RegionTable extends RegionHeading {
  readonly rowsOf: (region: Region) => readonly Row[];
}

/**
 * A titled table of what stands in Regions. Rows that are the same in several stand once, with where that is, and a thing that
 * differs has a row for each way in which it does, so that differences are what is read.
 */
export function regionSection({ rowsOf, ...heading }: RegionTable, shown: ShownRegions, layout: Layout): string {
  return foldedSection(heading, foldRows(shown, rowsOf), { shown, layout });
}

/** A titled table of rows that are folded already. */
export function foldedSection(
  { title, note, head }: RegionHeading,
  rows: readonly FoldedRow[],
  { shown, layout }: { readonly shown: ShownRegions; readonly layout: Layout },
): string {
  const isAlike = rows.every(({ where }) => where === 'all');
  const place = shown.isOne ? ` in ${shown.names}` : isAlike ? `, the same in ${shown.names}` : '';
  const words = `${title}${place}${note === undefined ? '' : `: ${note}`}`;
  if (rows.length === 0) return section(words, 'none', layout);
  if (isAlike)
    return section(
      words,
      textTable(
        head,
        rows.map(({ row }) => row),
        layout,
      ),
      layout,
    );
  const [thing = '', ...rest] = head;
  const cells = rows.map(({ row: [name = '', ...others], where }, index) => [
    // A row says whose it is only where that is another's than above.
    name === rows[index - 1]?.row[0] ? '' : name,
    where,
    ...others,
  ]);
  return section(words, textTable([thing, 'in', ...rest], cells, layout), layout);
}
