import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { instanceProfileStatements } from './instance-profile-statements';
import type { PermissionScope } from './permission-scope';
import { startNodesStatements } from './start-nodes-statements';
import { volumeKeyStatements } from './volume-key-statements';
import { WildcardStatement, withoutResource } from './wildcard-statement';

const publicParameters = {
  reason: 'AWS publishes the ids of its images under this path, for everybody: nothing of the account stands there.',
  until: 'Node classes that name each image by its id.',
};

/**
 * What Karpenter needs: to start, tag and end instances of its own cluster, to pass its nodes their role and no other,
 * to look around, to hear of interruptions. After the reference of Karpenter 1.14 (its CloudFormation template of
 * "Getting started"), without zonal shift, which is off, and with the key of encrypted volumes, which it leaves to others.
 */
export function provisionNodesStatements(scope: PermissionScope): PolicyStatement[] {
  const { cluster } = scope.region;
  return [
    ...startNodesStatements(scope),
    ...instanceProfileStatements(scope),
    new PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [scope.clusterArn] }),
    new PolicyStatement({
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: [scope.arn('sqs', cluster.nodeProvisioner.interruptionQueue)],
    }),
    ...discoveryStatements(scope),
    ...volumeKeyStatements(scope),
  ];
}

/** Which images, instance types, prices, subnets and reservations there are. */
function discoveryStatements(scope: PermissionScope): PolicyStatement[] {
  return [
    new WildcardStatement(withoutResource, {
      actions: [
        'ec2:DescribeCapacityReservations',
        'ec2:DescribeImages',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribePlacementGroups',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSpotPriceHistory',
        'ec2:DescribeSubnets',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': scope.region.name } },
    }),
    new WildcardStatement(publicParameters, {
      actions: ['ssm:GetParameter'],
      resources: [scope.publicArn('ssm', 'parameter/aws/service/*')],
    }),
    // The price list is not in every Region, so no Region is asked for.
    new WildcardStatement(withoutResource, {
      actions: ['pricing:GetProducts', 'iam:ListInstanceProfiles'],
      resources: ['*'],
    }),
  ];
}
