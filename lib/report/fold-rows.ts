import type { Region } from '#topology';
import type { ShownRegions } from './shown-regions';

/** The cells of a row, the first the name of the thing that it is about. */
export type Row = readonly (string | number)[];

/** A row with the Regions in which it is the same. */
export interface FoldedRow {
  readonly row: Row;
  /** In as few words as can be. */
  readonly where: string;
}

/** Rows of Regions, those that are equal once, those of a thing together. */
export function foldRows(shown: ShownRegions, rowsOf: (region: Region) => readonly Row[]): readonly FoldedRow[] {
  const found = new Map<string, { readonly row: Row; readonly regions: string[] }>();
  for (const region of shown.regions) {
    for (const row of rowsOf(region)) {
      const key = JSON.stringify(row);
      const entry = found.get(key) ?? { row, regions: [] };
      found.set(key, entry);
      entry.regions.push(region.name);
    }
  }
  const rows = [...found.values()].map(({ row, regions }) => ({ row, where: shown.where(regions) }));
  const things = [...new Set(rows.map(({ row }) => row[0]))];
  return things.flatMap((thing) => rows.filter(({ row }) => row[0] === thing));
}
