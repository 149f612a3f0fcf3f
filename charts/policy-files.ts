import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { type Region, withCanary } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import type { ManifestFile } from './manifest-file';
import { addNetworkPolicies, addPoolNetworkPolicies } from './network-policies';
import { addResourceQuotas } from './resource-quotas';
import { addServiceAccounts } from './service-accounts';

/** What pods may do and who gives way, before there are pods: priorities, service accounts, network flows. */
export function policyFiles(region: Region): readonly ManifestFile[] {
  const place = { region: region.name, concern: concerns.policies };
  return [
    chartFile({ ...place, name: 'priority-classes' }, (chart) => addPriorityClasses(chart, region)),
    chartFile({ ...place, name: 'service-accounts' }, (chart) => addServiceAccounts(chart, region)),
    ...region.namespaces.map((namespace) =>
      chartFile({ ...place, name: `bounds-${namespace.name}` }, (chart) => addResourceQuotas(chart, namespace)),
    ),
    ...region.namespaces.map((namespace) =>
      chartFile({ ...place, name: `network-${namespace.name}` }, (chart) =>
        addNetworkPolicies(chart, namespace, region.flows),
      ),
    ),
    ...region.modelPools
      .flatMap(withCanary)
      .map(({ name }) =>
        chartFile({ ...place, name: `network-pool-${name}` }, (chart) =>
          addPoolNetworkPolicies(chart, name, region.flows),
        ),
      ),
  ];
}

function addPriorityClasses(chart: Chart, { priorityClasses }: Region): void {
  for (const { name, value, description } of priorityClasses) {
    new k8s.KubePriorityClass(chart, name, { metadata: { name }, value, description, globalDefault: false });
  }
}
