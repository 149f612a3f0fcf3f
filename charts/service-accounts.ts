import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Region } from '#topology';

/**
 * Accounts without a token of the API server: those of workloads that never ask it, whose AWS permissions come by Pod Identity, and
 * each namespace's own default. Who has to ask brings an account of its own. Pools of one namespace may share one.
 */
export function addServiceAccounts(chart: Chart, { namespaces, modelPools, gateway, batchWorker }: Region): void {
  const accounts = [
    ...namespaces.map(({ name, defaultServiceAccount }) => ({
      namespace: name,
      serviceAccount: defaultServiceAccount,
    })),
    ...modelPools,
    gateway.access.authorizer,
    ...(batchWorker === null ? [] : [batchWorker]),
  ];
  const byId = new Map(
    accounts.map(({ namespace, serviceAccount: name }) => [`${namespace}-${name}`, { namespace, name }]),
  );
  for (const [id, metadata] of byId) {
    new k8s.KubeServiceAccount(chart, id, { metadata, automountServiceAccountToken: false });
  }
}
