import { Annotations, aws_eks_v2 as eks, aws_iam as iam, aws_logs as logs, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, Region } from '#topology';
import { acknowledge } from './acknowledge';
import { awsPolicyArn, managedPolicyRule } from './acknowledge-managed-policies';
import { ClusterAddOns } from './cluster-add-ons';
import { ClusterSecurityGroups } from './cluster-security-groups';
import { InterruptionQueue } from './interruption-queue';
import { MeridianStack } from './meridian-stack';
import type { NetworkStack } from './network-stack';
import { NodeRole } from './node-role';
import { PodIdentities } from './pod-identities';
import { importedKey, type RegionalKey } from './regional-key';
import { removalPolicy } from './removal-policy';
import { SystemNodeGroup } from './system-node-group';
import { WorkloadRoles } from './workload-roles';

export interface ClusterStackProps {
  readonly deployment: Deployment;
  readonly region: Region;
  /** Network of the same Region. */
  readonly network: NetworkStack;
  /** The jurisdiction's key in this Region: it encrypts secrets, disks and the control plane's log. */
  readonly key: RegionalKey;
}

/**
 * The EKS cluster of one Region: control plane, system nodes, add-ons, what Karpenter needs of AWS, and a role for each
 * workload identity. Nothing in it applies manifests: that is Workloads, or Argo CD.
 */
export class ClusterStack extends MeridianStack {
  readonly cluster: eks.Cluster;
  readonly securityGroups: ClusterSecurityGroups;

  constructor(scope: Construct, id: string, props: ClusterStackProps) {
    const { deployment, region, network, key } = props;
    super(scope, id, {
      deployment,
      place: { account: region.account, region: region.name, zones: region.network.zones.map(({ name }) => name) },
      description: `Meridian ${deployment.name}: cluster of ${region.name}`,
      // its control plane's log outlives it
      stateful: true,
    });
    const { cluster } = region;
    this.securityGroups = new ClusterSecurityGroups(this, 'SecurityGroups', {
      clusterName: cluster.name,
      network: region.network,
      networkStack: network,
      discoveryTag: cluster.nodeProvisioner.discoveryTag,
    });
    this.cluster = this.createCluster(props);
    this.admitAdministrators(region);

    const { clusterName } = this.cluster;
    const roles = new WorkloadRoles(this, 'Roles', region);
    const addOns = new ClusterAddOns(this, 'AddOns', { region, clusterName, roles });
    const systemNodes = new SystemNodeGroup(this, 'SystemNodes', {
      clusterName,
      nodes: cluster.systemNodes,
      tags: deployment.tags,
      subnetIds: network.vpc.privateSubnetIds,
      securityGroupIds: this.securityGroups.nodeGroupIds,
      keyArn: key.keyArn,
    });
    addOns.installAround(systemNodes.resource);
    new PodIdentities(this, 'PodIdentities', { region, clusterName, roles });
    this.createNodeProvisioner(region);
  }

  private createCluster({ deployment, region, network, key }: ClusterStackProps): eks.Cluster {
    const { name, version, controlPlaneLog, endpointCidrs, serviceCidr } = region.cluster;
    // EKS would make the log group by itself and leave it behind.
    const log = new logs.CfnLogGroup(this, 'ControlPlaneLog', {
      logGroupName: controlPlaneLog.logGroupName,
      retentionInDays: controlPlaneLog.retentionDays,
      kmsKeyId: key.keyArn,
    });
    log.applyRemovalPolicy(removalPolicy(deployment.state));
    const cluster = new eks.Cluster(this, 'Cluster', {
      clusterName: name,
      version: eks.KubernetesVersion.of(version),
      role: this.createControlPlaneRole(region),
      vpc: network.vpc.vpc,
      vpcSubnets: [{ subnets: network.vpc.vpc.privateSubnets }],
      securityGroup: this.securityGroups.controlPlane,
      serviceIpv4Cidr: serviceCidr,
      endpointAccess:
        endpointCidrs.length === 0
          ? eks.EndpointAccess.PRIVATE
          : eks.EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...endpointCidrs),
      secretsEncryptionKey: importedKey(this, key),
      clusterLogging: controlPlaneLog.types.map((type) => logType(type)),
      // Nodes, add-ons and administrators come from the Topology, none from whoever deploys.
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      bootstrapSelfManagedAddons: false,
      bootstrapClusterCreatorAdminPermissions: false,
    });
    Annotations.of(cluster).acknowledgeWarning(
      '@aws-cdk/aws-eks:clusterMustManuallyTagSubnet',
      'Network tags its subnets; what would end this: subnets that aws-eks-v2 can tag, from ec2.Vpc',
    );
    const resource = cluster.node.defaultChild as eks.CfnCluster;
    Validations.of(resource).acknowledge({
      id: 'CloudFormation-Validate::W9009',
      reason:
        'EncryptionConfig.Resources is called deprecated, but EKS requires it, with the value "secrets". What would end this: an EKS API that does without',
    });
    if (endpointCidrs.length > 0) acknowledge(resource, publicEndpoint);
    resource.deletionProtection = deployment.state.deletionProtection;
    resource.addResourceDependency(log);
    return cluster;
  }

  /** Only for this cluster: EKS cannot be talked into using the role for another. */
  private createControlPlaneRole(region: Region): iam.Role {
    const clusterArn = this.formatArn({ service: 'eks', resource: 'cluster', resourceName: region.cluster.name });
    const role = new iam.Role(this, 'ControlPlaneRole', {
      roleName: region.cluster.roleName,
      description: `Control plane of ${region.cluster.name}`,
      assumedBy: new iam.ServicePrincipal('eks.amazonaws.com', {
        conditions: { ArnLike: { 'aws:SourceArn': clusterArn } },
      }),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AmazonEKSClusterPolicy')],
    });
    acknowledge(role, {
      rule: managedPolicyRule(awsPolicyArn('AmazonEKSClusterPolicy')),
      reason: 'EKS asks for it on the role of a control plane, which only EKS for this cluster can take.',
      until: 'A list from AWS of what a control plane calls without its cloud provider for load balancers and volumes.',
    });
    return role;
  }

  private admitAdministrators({ cluster }: Region): void {
    for (const { name, principalArn, policy } of cluster.administrators) {
      new eks.AccessEntry(this, `Administrator-${name}`, {
        cluster: this.cluster,
        principal: this.withAccount(principalArn),
        accessPolicies: [
          eks.AccessPolicy.fromAccessPolicyName(policy, { accessScopeType: eks.AccessScopeType.CLUSTER }),
        ],
      });
    }
  }

  /** Karpenter's nodes and notices; its own role is that of its identity. */
  private createNodeProvisioner({ cluster }: Region): void {
    const role = new NodeRole(this, 'NodeRole', cluster.nodeRoleName);
    new eks.CfnAccessEntry(this, 'NodeAccess', {
      clusterName: this.cluster.clusterName,
      principalArn: role.roleArn,
      type: 'EC2_LINUX',
    });
    new InterruptionQueue(this, 'Interruptions', cluster.nodeProvisioner);
  }
}

const publicEndpoint = {
  rule: 'AwsSolutions-EKS1',
  reason: 'The blueprint opens the API server to the networks that it lists; EKS refuses every other address.',
  until: 'An empty `endpointCidrs` of the Region: then the endpoint is private.',
};

/** The enumeration's member for a log type of the API; throws for a type that EKS does not have. */
function logType(type: string): eks.ClusterLoggingTypes {
  const types = Object.values(eks.ClusterLoggingTypes);
  const found = types.find((known) => known === type);
  if (found === undefined) throw new Error(`controlPlaneLog.types: "${type}"; allowed: ${types.join(', ')}`);
  return found;
}
