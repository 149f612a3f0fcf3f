import type { ClusterSecret } from './cluster-secret';
import type { Identity, Permission } from './identity';
import type { Table } from './jurisdiction';
import { cluster, names } from './names';
import type { Network } from './network';
import type { Observability } from './observability';
import type { RegionContext } from './region-context';
import { bucketName } from './resolve-stores';
import { tenantsTable } from './resolve-tables';

interface Reached {
  readonly network: Network;
  readonly observability: Observability;
  readonly secrets: readonly ClusterSecret[];
  readonly tables: readonly Table[];
}

/**
 * Workloads that may use AWS, each with no more than its work takes. None may use the key of the data itself: its policy lets a caller
 * use it through the service that holds the data, if the caller may use that.
 */
export function resolveIdentities(context: RegionContext, reached: Reached): Identity[] {
  const { network, observability, secrets, tables } = reached;
  const { namespaces, engineServiceAccount } = cluster;
  const targetGroups = network.loadBalancers.map((loadBalancer) => loadBalancer.targetGroup.name);
  return [
    identity(context, ['vpc-cni', 'kube-system', 'aws-node'], [{ kind: 'manage-pod-addresses' }]),
    identity(context, ['ebs-csi', 'kube-system', 'ebs-csi-controller-sa'], [{ kind: 'manage-volumes' }]),
    identity(context, ['karpenter', 'karpenter', 'karpenter'], [{ kind: 'provision-nodes' }]),
    identity(
      context,
      ['load-balancer', 'aws-load-balancer-controller', 'aws-load-balancer-controller'],
      [{ kind: 'bind-targets', targetGroups }],
    ),
    identity(
      context,
      ['engine', namespaces.models, engineServiceAccount],
      [{ kind: 'read-objects', bucket: bucketName(context, 'weights'), prefix: '' }],
    ),
    identity(
      context,
      ['authorizer', namespaces.gateway, cluster.authorizer.service],
      [
        { kind: 'read-table', table: tenantsTable(tables).name },
        { kind: 'generate-mac', alias: names.hopKeyAlias(context.blueprint.name, context.name) },
      ],
    ),
    ...monitoringIdentities(context, observability),
    ...(secrets.length === 0
      ? []
      : [identity(context, ['external-secrets', 'external-secrets', 'external-secrets'], [parametersOf(secrets)])]),
  ];
}

/** Metrics to the workspace, alerts to the topics, traces and the access log by the collector. */
function monitoringIdentities(context: RegionContext, observability: Observability): Identity[] {
  const { monitoring } = cluster.namespaces;
  const { workspaceAlias, accessLog, topics } = observability;
  const { service, namespace } = cluster.telemetry;
  return [
    ...(workspaceAlias === null
      ? []
      : [identity(context, ['prometheus', monitoring, 'prometheus'], [{ kind: 'write-metrics', workspaceAlias }])]),
    identity(
      context,
      ['alertmanager', monitoring, 'alertmanager'],
      [{ kind: 'publish-messages', topics: topics.map(({ name }) => name) }],
    ),
    ...(accessLog === null
      ? []
      : [
          identity(
            context,
            ['telemetry', namespace, service],
            [{ kind: 'write-log', logGroupName: accessLog.logGroupName }, { kind: 'write-traces' }],
          ),
        ]),
  ];
}

function parametersOf(secrets: readonly ClusterSecret[]): Permission {
  return {
    kind: 'read-parameters',
    parameters: secrets.flatMap(({ entries }) => entries.map(({ parameter }) => parameter)),
  };
}

/** A workload with its permissions; the role is named after it. */
export function identity(
  { prefix }: RegionContext,
  [name, namespace, serviceAccount]: readonly [string, string, string],
  permissions: readonly Permission[],
): Identity {
  return { name, namespace, serviceAccount, roleName: names.role(prefix, name), permissions };
}
