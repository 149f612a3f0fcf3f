import type { Panel, PanelQuery, PanelUnit } from './monitoring';

/** A panel without a bound. */
export function panel(title: string, unit: PanelUnit, form: PanelForm): Panel {
  const { description, bound = null, ...curves } = form;
  return { title, unit, description, bound, queries: Object.entries(curves.queries).map(query) };
}

interface PanelForm {
  readonly description: string;
  /** Legend -> query. */
  readonly queries: Readonly<Record<string, string>>;
  /** @default none */
  readonly bound?: number;
}

function query([legend, expr]: readonly [string, string]): PanelQuery {
  return { expr, legend };
}

/** A dashboard's own choice as a matcher: Grafana puts the value in the place of `$name`. */
export function chosen(label: string, variable: string): string {
  return `${label}="$${variable}"`;
}
