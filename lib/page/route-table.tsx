/** @jsxRuntime automatic */
/** @jsxImportSource preact */
import type { Backend, Gateway, Region, RouteBackend } from '#topology';
import { anchor } from './anchors';
import { DataTable } from './data-table';

/** Every route of a Region's gateway, with its backends by priority. */
export function RouteTable({ region: { name, gateway } }: { readonly region: Region }) {
  return (
    <DataTable
      id={anchor('routes', name)}
      caption={`Routes of ${name}: backends in the order in which they are tried`}
      columns={[
        { title: 'Models' },
        { title: 'Task', kind: 'name' },
        { title: 'Version', kind: 'name' },
        { title: 'From', kind: 'name' },
        { title: 'Backends' },
      ]}
      rows={rowsOf(gateway)}
    />
  );
}

/** Versions that route alike share a row. */
function rowsOf({ routes, backends }: Gateway): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly cells: readonly string[]; readonly versions: string[] }>();
  for (const { task, version, hopped, rules } of routes) {
    for (const rule of rules) {
      const cells = [
        rule.models.join(', '),
        task,
        hopped ? 'a peer' : 'a client',
        backendWords(rule.backends, backends),
      ];
      const key = JSON.stringify(cells);
      const row = rows.get(key) ?? { cells, versions: [] };
      rows.set(key, row);
      row.versions.push(version);
    }
  }
  return [...rows.values()].map(({ cells: [models = '', task = '', from = '', targets = ''], versions }) => [
    models,
    task,
    versions.join(', '),
    from,
    targets,
  ]);
}

function backendWords(targets: readonly RouteBackend[], backends: readonly Backend[]): string {
  return [...targets]
    .sort((one, other) => one.priority - other.priority)
    .map((target) => {
      const found = backends.find(({ name }) => name === target.backend);
      const place = found?.kind === 'peer' ? `peer ${found.region}` : target.backend;
      const share = targets.some((other) => other !== target && other.priority === target.priority);
      return [
        place,
        ...(target.modelOverride === null || target.modelOverride === target.backend
          ? []
          : [` as ${target.modelOverride}`]),
        ...(share ? [` (weight ${target.weight})`] : []),
      ].join('');
    })
    .join(', then ');
}
