import { type Layout, plainLayout } from '#report';

/** What a stream and its environment say of how it is read. */
export interface Reader {
  /** Whether a person reads along, at a terminal. */
  readonly isTerminal: boolean;
  /** Columns of the terminal; undefined where there is none, or it does not say. */
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The page that standard output is read on. */
export function terminalLayout(): Layout {
  const { isTTY, columns } = process.stdout;
  return layoutFor({ isTerminal: isTTY === true, columns, env: process.env });
}

/**
 * The page of a terminal is as wide as it is, that of a pipe or a file always the same; `COLUMNS`, where it is exported, goes
 * first. Colour is for terminals, unless `FORCE_COLOR` or `NO_COLOR` says otherwise, of which the latter goes first.
 */
export function layoutFor({ isTerminal, columns, env }: Reader): Layout {
  return {
    columns: columnsOf(env.COLUMNS) ?? (isTerminal && columns ? columns : plainLayout.columns),
    colour: isColoured(isTerminal, env),
  };
}

/** What is no whole number of columns asks for nothing. */
function columnsOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

/** As picocolors and Node.js read the two variables; a pipeline that collects logs (`CI`) is no terminal. */
function isColoured(isTerminal: boolean, env: Reader['env']): boolean {
  if (env.NO_COLOR) return false;
  const { FORCE_COLOR: forced } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
