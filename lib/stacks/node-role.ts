import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Role of nodes: to join the cluster, pull images, and be reached through Session Manager instead of SSH. It has no
 * permission to manage addresses: the VPC CNI has an identity of its own, so that a pod on the node's network gets none.
 */
export class NodeRole extends iam.Role {
  constructor(scope: Construct, id: string, roleName: string) {
    super(scope, id, {
      roleName,
      description: 'Nodes of the cluster',
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [
        'AmazonEC2ContainerRegistryPullOnly',
        'AmazonEKSWorkerNodePolicy',
        'AmazonSSMManagedInstanceCore',
      ].map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
  }
}
