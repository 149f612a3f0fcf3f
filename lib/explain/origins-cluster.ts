import { fields, regionalName } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-cluster.ts';
const names = 'lib/topology/names.ts';
const eks = 'regions/catalog/eks.ts';
const prefix = '<deployment>-<region>';

/** Where the facts of a Region's cluster come from. */
export const clusterOrigins: Origins = originsOf('jurisdictions.regions.cluster', {
  name: decided('lib/topology/region-context.ts', prefix, ...regionalName),
  version: decided(eks, 'the version of Kubernetes that is tested'),
  serviceCidr: decided('lib/blueprint/rules-network.ts', 'network of Services, the same in every cluster'),
  endpointCidrs: copied(source, 'access.clusterEndpointCidrs'),
  roleName: decided(names, `${prefix}-cluster`, ...regionalName),
  nodeRoleName: decided(names, `${prefix}-node`, ...regionalName),
  'controlPlaneLog.logGroupName': decided(names, `/aws/eks/${prefix}/cluster`, ...regionalName),
  'controlPlaneLog.retentionDays': decided(source, '90 days in production, 7 in a demo', 'kind'),
  'controlPlaneLog.types': decided(source, 'every log that EKS offers'),
  'deployerLog.logGroupName': decided(names, '/meridian/<deployment>/<region>/deployer', ...regionalName),
  'deployerLog.retentionDays': decided(source, '90 days in production, 7 in a demo', 'kind'),
  'administrators.name': decided(source, 'the last part of the ARN', 'access.administrators'),
  'administrators.principalArn': decided(
    source,
    "as the blueprint has it, with the jurisdiction's account",
    'access.administrators',
    fields.account,
  ),
  administrators: decided(source, 'cluster administration, and nothing else', 'access.administrators'),
  systemNodes: decided(source, 'a node group for all that runs no model'),
  'systemNodes.roleName': decided(names, `${prefix}-system-node`, ...regionalName),
  'systemNodes.instanceTypes': decided(
    source,
    'large enough for tier 2, the gateway at its most and the components',
    'kind',
  ),
  'systemNodes.minNodes': decided(source, 'three in production, two in a demo', 'kind'),
  'systemNodes.desiredNodes': decided(source, 'three in production, two in a demo', 'kind'),
  'systemNodes.maxNodes': decided(source, 'nine in production, three in a demo', 'kind'),
  'addOns.name': decided(eks, 'the add-ons that every cluster has'),
  'addOns.version': decided(eks, 'the version that fits the version of Kubernetes'),
  'addOns.licence': decided(eks, 'its licence'),
  'addOns.purpose': decided(eks, 'its purpose'),
  addOns: decided(source, 'what the add-on is given: identity, configuration, and its turn before nodes or after'),
  'nodeProvisioner.interruptionQueue': decided(source, `${prefix}-interruption`, ...regionalName),
  'nodeProvisioner.interruptionQueueRetentionSeconds': decided(source, 'a notice is worthless after two minutes'),
  'nodeProvisioner.discoveryTag.key': decided(source, 'the tag by which Karpenter finds subnets and security groups'),
  'nodeProvisioner.discoveryTag.value': decided(source, prefix, ...regionalName),
});
