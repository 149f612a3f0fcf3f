import type { Identity, Permission } from './identity';
import { cluster, names } from './names';
import type { Network } from './network';
import type { Observability } from './observability';
import type { RegionContext } from './region-context';
import { bucketName } from './resolve-stores';

interface Reached {
  readonly network: Network;
  readonly observability: Observability;
}

/**
 * Workloads that may use AWS, each with no more than its work takes. None may use the key itself: the key's policy lets a caller
 * use it through the service that holds the data, if the caller may use that.
 */
export function resolveIdentities(context: RegionContext, { network, observability }: Reached): Identity[] {
  const { namespaces, engineServiceAccount } = cluster;
  const targetGroups = network.loadBalancers.map((loadBalancer) => loadBalancer.targetGroup.name);
  const { workspaceAlias } = observability;
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
    ...(workspaceAlias === null
      ? []
      : [
          identity(
            context,
            ['prometheus', namespaces.monitoring, 'prometheus'],
            [{ kind: 'write-metrics', workspaceAlias }],
          ),
        ]),
  ];
}

function identity(
  { prefix }: RegionContext,
  [name, namespace, serviceAccount]: readonly [string, string, string],
  permissions: readonly Permission[],
): Identity {
  return { name, namespace, serviceAccount, roleName: names.role(prefix, name), permissions };
}
