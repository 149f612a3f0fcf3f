import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement, withoutResource } from './wildcard-statement';

const ofNodes = {
  reason:
    'Nodes and their network interfaces come and go with the load, so none has an id at synth; conditions hold the VPC CNI to those of this cluster, but where EC2 takes none: tags of interfaces, and the subnet and group that a new interface is made in.',
  until: 'An EC2 API that scopes network interfaces to one cluster.',
};

/**
 * What the VPC CNI needs to give pods their addresses, narrowed to the network interfaces and instances of its own
 * cluster after the project's own advice for one policy per cluster (docs/iam-policy.md of amazon-vpc-cni-k8s v1.21.1).
 * It tags a node's first interface itself before it adds addresses to it; EKS sets the cluster's name for the tag.
 */
export function podAddressStatements(scope: PermissionScope): PolicyStatement[] {
  const { name } = scope.region.cluster;
  const interfaces = scope.arn('ec2', 'network-interface/*');
  const ownInterfaces = { StringEquals: { 'aws:ResourceTag/cluster.k8s.amazonaws.com/name': name } };
  const attach = ['ec2:AttachNetworkInterface', 'ec2:DetachNetworkInterface', 'ec2:ModifyNetworkInterfaceAttribute'];
  return [
    new WildcardStatement(withoutResource, {
      actions: [
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': scope.region.name } },
    }),
    new WildcardStatement(ofNodes, { actions: ['ec2:CreateTags'], resources: [interfaces] }),
    new WildcardStatement(ofNodes, {
      actions: ['ec2:CreateNetworkInterface'],
      resources: [interfaces],
      conditions: { StringEquals: { 'aws:RequestTag/cluster.k8s.amazonaws.com/name': name } },
    }),
    new WildcardStatement(ofNodes, {
      actions: ['ec2:CreateNetworkInterface'],
      resources: [scope.arn('ec2', 'security-group/*'), scope.arn('ec2', 'subnet/*')],
    }),
    new WildcardStatement(ofNodes, {
      actions: [
        ...attach,
        'ec2:AssignPrivateIpAddresses',
        'ec2:DeleteNetworkInterface',
        'ec2:UnassignPrivateIpAddresses',
      ],
      resources: [interfaces],
      conditions: ownInterfaces,
    }),
    new WildcardStatement(ofNodes, {
      actions: attach,
      resources: [scope.arn('ec2', 'instance/*')],
      conditions: { StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${name}`]: 'owned' } },
    }),
    new WildcardStatement(ofNodes, {
      actions: ['ec2:ModifyNetworkInterfaceAttribute'],
      resources: [scope.arn('ec2', 'security-group/*')],
    }),
  ];
}
