import { serviceCidr } from '#blueprint';
import { eksAddOns, kubernetesVersion } from '#catalog';
import type { AddOn, Cluster } from './cluster';
import type { JsonObject } from './json';
import { names } from './names';
import type { RegionContext } from './region-context';
import { accountPlaceholder } from './topology';

/** Days that logs of running the cluster are kept. */
const logDays = { production: 90, demo: 7 };

/** Add-ons that must run before a node can become ready: its network, and what gives pods their permissions. */
const beforeNodes = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'];

/** Identities that add-ons run as (see `resolveIdentities`). */
const addOnIdentities: Readonly<Record<string, string>> = { 'vpc-cni': 'vpc-cni', 'aws-ebs-csi-driver': 'ebs-csi' };

/** The network add-on also enforces NetworkPolicies, and gives nodes whole prefixes so that small ones hold many pods. */
const addOnConfiguration: Readonly<Record<string, JsonObject>> = {
  'vpc-cni': { enableNetworkPolicy: 'true', env: { ENABLE_PREFIX_DELEGATION: 'true' } },
};

/** Tag by which Karpenter finds the subnets and security groups of its cluster. */
export function discoveryTag({ prefix }: Pick<RegionContext, 'prefix'>) {
  return { key: 'karpenter.sh/discovery', value: prefix };
}

export function resolveCluster(context: RegionContext): Cluster {
  const { blueprint, region, prefix, account } = context;
  const retentionDays = logDays[blueprint.kind];
  return {
    name: prefix,
    version: kubernetesVersion,
    serviceCidr,
    endpointCidrs: blueprint.access.clusterEndpointCidrs,
    roleName: names.role(prefix, 'cluster'),
    nodeRoleName: names.role(prefix, 'node'),
    controlPlaneLog: {
      logGroupName: names.controlPlaneLog(prefix),
      retentionDays,
      types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
    },
    deployerLog: { logGroupName: names.logGroup(blueprint.name, region.name, 'deployer'), retentionDays },
    administrators: blueprint.access.administrators.map((arn) => ({
      name: arn.slice(arn.lastIndexOf('/') + 1),
      principalArn: arn.replace(accountPlaceholder, account),
      policy: 'AmazonEKSClusterAdminPolicy',
    })),
    systemNodes: resolveSystemNodes(context),
    addOns: resolveAddOns(),
    nodeProvisioner: {
      interruptionQueue: `${prefix}-interruption`,
      // a notice is worthless after the two minutes it announces; Karpenter's own template keeps five
      interruptionQueueRetentionSeconds: 300,
      discoveryTag: discoveryTag(context),
    },
  };
}

function resolveSystemNodes({ isProduction, prefix }: RegionContext): Cluster['systemNodes'] {
  return {
    name: 'system',
    roleName: names.role(prefix, 'system-node'),
    // three hold tier 2, the gateway at its most and the components; two of them what runs on an ordinary day
    instanceTypes: isProduction ? ['m7i.4xlarge'] : ['t3.large'],
    amiType: 'AL2023_x86_64_STANDARD',
    minNodes: isProduction ? 3 : 2,
    desiredNodes: isProduction ? 3 : 2,
    maxNodes: isProduction ? 9 : 3,
    diskGiB: 50,
    labels: [{ key: 'meridian.internal/nodes', value: 'system' }],
    taints: [],
  };
}

function resolveAddOns(): AddOn[] {
  return eksAddOns.map(({ name, version, licence, purpose }) => ({
    name,
    version,
    licence,
    purpose,
    identity: addOnIdentities[name] ?? null,
    configuration: addOnConfiguration[name] ?? {},
    beforeNodes: beforeNodes.includes(name),
  }));
}
