import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';

/**
 * What the AWS Load Balancer Controller needs to keep Envoy's pods registered with target groups that it did not make
 * (TargetGroupBinding): it can neither create nor change a load balancer, a listener or a security group.
 *
 * Read from the code paths of aws-load-balancer-controller v3.5.0 (`webhooks/elbv2`, `pkg/targetgroupbinding`,
 * `pkg/networking`).
 */
export function targetStatements(targetGroups: readonly string[], scope: PermissionScope): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
      resources: targetGroups.map((name) => scope.arn('elasticloadbalancing', `targetgroup/${name}/*`)),
    }),
    new PolicyStatement({
      // `*`: neither Elastic Load Balancing nor EC2 knows a resource for its Describe actions.
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
