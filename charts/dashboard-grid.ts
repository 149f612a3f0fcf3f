import type { Dashboard, Panel } from '#topology';

type Row = Dashboard['rows'][number];

/** A heading or a panel in its place. Numbers follow the order, so that links to a panel stay. */
export interface Placed {
  readonly id: number;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly item: Row | Panel;
}

/** Grafana's grid is 24 wide: three panels side by side under each heading. */
const grid = { width: 24, columns: 3, panelHeight: 8, headingHeight: 1 } as const;

/** Lays rows out from the top, panels from the left. */
export function dashboardGrid({ rows }: Dashboard): readonly Placed[] {
  const items = rows.flatMap((row, index) => {
    const y = rows.slice(0, index).reduce((sum, above) => sum + heightOf(above), 0);
    return [
      { gridPos: { x: 0, y, w: grid.width, h: grid.headingHeight }, item: row },
      ...row.panels.map((item, place) => ({ gridPos: positionOf(place, y + grid.headingHeight), item })),
    ];
  });
  return items.map((item, index) => ({ id: index + 1, ...item }));
}

function heightOf({ panels }: Row): number {
  return grid.headingHeight + Math.ceil(panels.length / grid.columns) * grid.panelHeight;
}

function positionOf(place: number, top: number): Placed['gridPos'] {
  const w = grid.width / grid.columns;
  const line = Math.floor(place / grid.columns);
  return { x: (place % grid.columns) * w, y: top + line * grid.panelHeight, w, h: grid.panelHeight };
}
