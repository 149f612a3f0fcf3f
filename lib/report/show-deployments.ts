import type { DeploymentList } from './deployment-list';
import { textTable } from './text-table';

/** One line a deployment, one more for each further jurisdiction. */
export function showDeployments({ deployments }: DeploymentList): string {
  return textTable(
    ['name', 'kind', 'delivery', 'jurisdictions', 'blueprint'],
    deployments.map(({ name, kind, delivery, jurisdictions, blueprint }) => [
      name,
      kind,
      delivery,
      jurisdictions.map((jurisdiction) => `${jurisdiction.name}: ${jurisdiction.regions.join(', ')}`).join('\n'),
      blueprint,
    ]),
  );
}
