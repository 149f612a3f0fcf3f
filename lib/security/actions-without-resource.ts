/**
 * Actions that IAM knows no resource for, so that a policy can only say `*`: those whose column "Resource types" is empty in the
 * Service Authorization Reference. Taken from the policies that the projects publish for themselves, each of which scopes what can be
 * scoped: Karpenter 1.14, aws-ebs-csi-driver 1.59.0, amazon-vpc-cni-k8s 1.21.1, aws-load-balancer-controller 3.5.0 (read 2026-11).
 */
export const actionsWithoutResource: ReadonlySet<string> = new Set([
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeCapacityReservations',
  'ec2:DescribeImages',
  'ec2:DescribeInstanceStatus',
  'ec2:DescribeInstanceTypeOfferings',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeInstances',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribePlacementGroups',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSnapshots',
  'ec2:DescribeSpotPriceHistory',
  'ec2:DescribeSubnets',
  'ec2:DescribeTags',
  'ec2:DescribeVolumeStatus',
  'ec2:DescribeVolumes',
  'ec2:DescribeVolumesModifications',
  'ec2:DescribeVpcs',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'iam:ListInstanceProfiles',
  'pricing:GetProducts',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]);
