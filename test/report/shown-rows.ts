import { type ShowSubject, showTopology } from '#report';
import { regionsOf } from '#test/topology/shipped-topologies';
import type { Topology } from '#topology';

/** Wide enough that nothing wraps. */
const columns = 400;

/** A subject of a Topology as it is shown where nothing wraps. */
export function shownSubject(topology: Topology, subject: ShowSubject, ...regions: readonly string[]): string {
  return showTopology(topology, { columns, colour: false }, { regions, subjects: [subject] });
}

/** The rows below a title, up to the next empty line, each as its cells; a cell that repeats the one above is empty. */
export function rowsBelow(text: string, title: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  if (start < 0) throw new Error(`no title begins with "${title}" in:\n${text}`);
  const end = lines.indexOf('', start);
  return lines
    .slice(start + 2, end < 0 ? undefined : end)
    .map((line) => [...(line.startsWith(' ') ? [''] : []), ...line.trim().split(/ {2,}/)]);
}

/** The one row of a thing that holds in a Region, without the thing and where: of a table that says where. */
export function rowIn(
  rows: readonly (readonly string[])[],
  thing: string,
  { topology, region }: { readonly topology: Topology; readonly region: string },
): readonly string[] {
  let name = '';
  const found = rows.filter((cells) => {
    name = cells[0] === '' ? name : (cells[0] ?? '');
    return name === thing && regionsNamed(cells[1] ?? '', topology).includes(region);
  });
  if (found.length !== 1) throw new Error(`${found.length} rows of ${thing} in ${region}`);
  return found[0]?.slice(2) ?? [];
}

/** The Regions that the words for some of them mean. */
function regionsNamed(where: string, topology: Topology): readonly string[] {
  const named = where.split(', ');
  return regionsOf(topology)
    .filter(({ name, jurisdiction }) => where === 'all' || named.includes(name) || named.includes(jurisdiction))
    .map(({ name }) => name);
}
