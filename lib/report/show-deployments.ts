import type { DeploymentList } from './deployment-list';
import { type Layout, plainLayout } from './layout';
import { textTable } from './text-table';

/** One line a deployment, one more for each further jurisdiction. */
export function showDeployments({ deployments }: DeploymentList, layout: Layout = plainLayout): string {
  return textTable(
    ['name', 'kind', 'delivery', 'jurisdictions', 'blueprint'],
    deployments.map(({ name, kind, delivery, jurisdictions, blueprint }) => [
      name,
      kind,
      delivery,
      jurisdictions.map((jurisdiction) => `${jurisdiction.name}: ${jurisdiction.regions.join(', ')}`).join('\n'),
      blueprint,
    ]),
    layout,
  );
}
