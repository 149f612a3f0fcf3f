import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { volumeKeyStatements } from './volume-key-statements';
import { WildcardStatement, withoutResource } from './wildcard-statement';

/** Tag that the EBS CSI driver puts on what it makes (docs/example-iam-policy.json of aws-ebs-csi-driver v1.59.0). */
const driverTag = 'ebs.csi.aws.com/cluster';

const madeByDriver = {
  reason:
    'A volume has no id before a pod asks for it; conditions hold the driver to volumes that carry its own tag and to nodes of this cluster.',
  until: 'An EC2 API that scopes volumes to one cluster.',
};

/**
 * What the EBS CSI driver needs to give volumes to pods: it can remove and change only what it made itself. Left out of
 * the project's example: snapshots and copies (no snapshot controller is installed) and tags older than the one above.
 */
export function volumeStatements(scope: PermissionScope): PolicyStatement[] {
  const volumes = scope.arn('ec2', 'volume/*');
  const ownVolumes = { StringEquals: { [`aws:ResourceTag/${driverTag}`]: 'true' } };
  return [
    new WildcardStatement(withoutResource, {
      actions: [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeSnapshots',
        'ec2:DescribeTags',
        'ec2:DescribeVolumes',
        'ec2:DescribeVolumesModifications',
        'ec2:DescribeVolumeStatus',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': scope.region.name } },
    }),
    new WildcardStatement(madeByDriver, {
      actions: ['ec2:CreateVolume'],
      resources: [volumes],
      conditions: { StringEquals: { [`aws:RequestTag/${driverTag}`]: 'true' } },
    }),
    new WildcardStatement(madeByDriver, {
      actions: ['ec2:CreateTags'],
      resources: [volumes],
      conditions: { StringEquals: { 'ec2:CreateAction': 'CreateVolume' } },
    }),
    new WildcardStatement(madeByDriver, {
      actions: ['ec2:AttachVolume', 'ec2:DeleteVolume', 'ec2:DetachVolume', 'ec2:ModifyVolume'],
      resources: [volumes],
      conditions: ownVolumes,
    }),
    new WildcardStatement(madeByDriver, {
      actions: ['ec2:AttachVolume', 'ec2:DetachVolume'],
      resources: [scope.arn('ec2', 'instance/*')],
      conditions: {
        StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${scope.region.cluster.name}`]: 'owned' },
      },
    }),
    ...volumeKeyStatements(scope),
  ];
}
