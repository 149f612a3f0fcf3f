import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Region } from '#topology';
import { chartFile } from './chart-file';
import { concerns } from './concerns';
import type { ManifestFile } from './manifest-file';
import { addNetworkPolicies } from './network-policies';

/** What pods may do and who gives way, before there are pods: priorities, service accounts, network flows. */
export function policyFiles(region: Region): readonly ManifestFile[] {
  const place = { region: region.name, concern: concerns.policies };
  return [
    chartFile({ ...place, name: 'priority-classes' }, (chart) => addPriorityClasses(chart, region)),
    chartFile({ ...place, name: 'service-accounts' }, (chart) => addServiceAccounts(chart, region)),
    ...region.namespaces
      .filter((namespace) => namespace.defaultDeny)
      .map(({ name }) =>
        chartFile({ ...place, name: `network-${name}` }, (chart) => addNetworkPolicies(chart, name, region.flows)),
      ),
  ];
}

function addPriorityClasses(chart: Chart, { priorityClasses }: Region): void {
  for (const { name, value, description } of priorityClasses) {
    new k8s.KubePriorityClass(chart, name, { metadata: { name }, value, description, globalDefault: false });
  }
}

/** Pools of one namespace may share an account. None gets a token of the API server: AWS permissions come by Pod Identity. */
function addServiceAccounts(chart: Chart, { modelPools }: Region): void {
  const accounts = new Map(
    modelPools.map(({ namespace, serviceAccount: name }) => [`${namespace}/${name}`, { namespace, name }]),
  );
  for (const [id, metadata] of accounts) {
    new k8s.KubeServiceAccount(chart, id.replace('/', '-'), { metadata, automountServiceAccountToken: false });
  }
}
