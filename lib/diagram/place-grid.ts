import type { Grid } from './drawing';
import type { Box, Size } from './placed';

/** Widths of the columns and heights of the rows that parts need, filled row by row. */
export function gridTracks(
  { columns, evenColumns }: Grid,
  parts: readonly Size[],
): { readonly columns: readonly number[]; readonly rows: readonly number[] } {
  const used = Math.min(columns, parts.length);
  const widths = Array.from({ length: used }, (_, column) =>
    Math.max(...parts.filter((_part, index) => index % columns === column).map(({ width }) => width)),
  );
  const widest = Math.max(0, ...widths);
  return {
    columns: evenColumns ? widths.map(() => widest) : widths,
    rows: Array.from({ length: Math.ceil(parts.length / columns) }, (_, row) =>
      Math.max(...parts.slice(row * columns, (row + 1) * columns).map(({ height }) => height)),
    ),
  };
}

/** The boxes of parts in a box that is at least as large as they need; what it has in excess is shared out evenly. */
export function placeGrid(grid: Grid, parts: readonly Size[], box: Box): readonly Box[] {
  const tracks = gridTracks(grid, parts);
  const room = {
    width: box.width - grid.lanes.left - grid.lanes.right - grid.columnGap * Math.max(0, tracks.columns.length - 1),
    height: box.height - grid.lanes.bottom - grid.rowGap * Math.max(0, tracks.rows.length - 1),
  };
  const columns = stretched(tracks.columns, room.width);
  const rows = grid.evenRows ? stretched(tracks.rows, room.height) : tracks.rows;
  return parts.map((part, index) => {
    const [column, row] = [index % grid.columns, Math.floor(index / grid.columns)];
    return {
      x: box.x + grid.lanes.left + offset(columns, column, grid.columnGap),
      y: box.y + offset(rows, row, grid.rowGap),
      width: columns[column] ?? part.width,
      height: grid.evenRows ? (rows[row] ?? part.height) : part.height,
    };
  });
}

function stretched(tracks: readonly number[], room: number): readonly number[] {
  const excess = Math.max(0, room - tracks.reduce((sum, track) => sum + track, 0)) / Math.max(1, tracks.length);
  return tracks.map((track) => track + excess);
}

function offset(tracks: readonly number[], index: number, gap: number): number {
  return tracks.slice(0, index).reduce((sum, track) => sum + track + gap, 0);
}
