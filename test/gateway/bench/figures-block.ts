import type { Figure } from './figure';
import type { Part } from './options';

/** Headings of the page under which each part stands. */
const headings: Readonly<Record<Part, string>> = {
  authorizer: 'What it costs',
  overhead: 'What the whole path costs',
  streams: 'What streams cost',
};

const end = '<!-- end of figures -->';

/** Figures of a part, with when and on what they were measured. */
export interface FiguresBlock {
  readonly part: Part;
  readonly figures: readonly Figure[];
  readonly machine: string;
}

/** A page with figures of a part in the place of the ones before; at its end when it has none yet. */
export function withFigures(page: string, { part, figures, machine }: FiguresBlock): string {
  const begin = `<!-- figures: npm run bench:gateway -- --only ${part} --write -->`;
  const rows = figures.map(({ what, value, where, aim }) => `| ${what} | ${value} | ${aim} | ${where} |`);
  const table = ['| | measured | aim | how |', '|---|---|---|---|', ...rows].join('\n');
  const block = `${begin}\n\n${machine}\n\n${table}\n\n${end}`;
  const from = page.indexOf(begin);
  if (from < 0) return `${page.trimEnd()}\n\n## ${headings[part]}\n\n${block}\n`;
  return `${page.slice(0, from)}${block}${page.slice(page.indexOf(end, from) + end.length)}`;
}
