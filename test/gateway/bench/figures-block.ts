import type { Figure } from './figure';

const begin = '<!-- figures: npm run bench:gateway -- --write -->';
const end = '<!-- end of figures -->';

/**
 * A page with its figures in the place of the ones before; at its end when it has none yet.
 *
 * @param machine when, and on what they were measured
 */
export function withFigures(page: string, figures: readonly Figure[], machine: string): string {
  const rows = figures.map(({ what, value, where, aim }) => `| ${what} | ${value} | ${aim} | ${where} |`);
  const table = ['| | measured | aim | how |', '|---|---|---|---|', ...rows].join('\n');
  const block = `${begin}\n\n${machine}\n\n${table}\n\n${end}`;
  const from = page.indexOf(begin);
  if (from < 0) return `${page.trimEnd()}\n\n## What it costs\n\n${block}\n`;
  return `${page.slice(0, from)}${block}${page.slice(page.indexOf(end) + end.length)}`;
}
