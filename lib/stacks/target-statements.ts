import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement, withoutResource } from './wildcard-statement';

const namedGroup = {
  reason: 'AWS draws the last part of the ARN of a target group; the name before it is one of this Region.',
  until:
    'A reference to the group in place of its name, which would tie the stack of the cluster to that of the network.',
};

/**
 * What the AWS Load Balancer Controller needs to keep Envoy's pods registered with target groups that it did not make
 * (TargetGroupBinding): it can neither create nor change a load balancer, a listener or a security group.
 *
 * Read from the code paths of aws-load-balancer-controller v3.5.0 (`webhooks/elbv2`, `pkg/targetgroupbinding`,
 * `pkg/networking`).
 */
export function targetStatements(targetGroups: readonly string[], scope: PermissionScope): PolicyStatement[] {
  return [
    new WildcardStatement(namedGroup, {
      actions: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
      resources: targetGroups.map((name) => scope.arn('elasticloadbalancing', `targetgroup/${name}/*`)),
    }),
    new WildcardStatement(withoutResource, {
      actions: [
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeVpcs',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
      ],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': scope.region.name } },
    }),
  ];
}
