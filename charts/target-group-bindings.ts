import type { Chart } from 'cdk8s';
import type { Gateway } from '#topology';
import { TargetGroupBinding } from './imports/elbv2.k8s.aws';

/**
 * Puts the Envoys into the target groups of the load balancers, by name: those belong to CloudFormation, and so do the
 * security groups, which is why no `networking` is said here.
 */
export function addTargetGroupBindings(chart: Chart, { service, serviceNamespace, targetGroups }: Gateway): void {
  for (const { name, port } of targetGroups) {
    new TargetGroupBinding(chart, name, {
      metadata: { name, namespace: serviceNamespace },
      spec: { targetGroupName: name, targetType: 'ip', serviceRef: { name: service, port } },
    });
  }
}
