import { places } from '#test/charts/rendered';

/** A query of a dashboard, with values in the place of the choices of whoever looks. */
export interface DashboardQuery {
  /** Dashboard, panel and curve. */
  readonly place: string;
  readonly expr: string;
}

/** Every query of every dashboard of every Region, each once. */
export function dashboardQueries(): readonly DashboardQuery[] {
  const all = places.flatMap(({ region }) =>
    region.monitoring.dashboards.flatMap(({ uid, rows, variables }) =>
      rows
        .flatMap(({ panels }) => panels)
        .flatMap(({ title, queries }) =>
          queries.map(({ expr, legend }) => ({
            place: `${uid} / ${title} / ${legend}`,
            expr: variables.reduce((text, { name }) => text.replaceAll(`$${name}`, 'chosen'), expr),
          })),
        ),
    ),
  );
  return [...new Map(all.map((query) => [`${query.place} ${query.expr}`, query])).values()];
}
