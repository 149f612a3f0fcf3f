import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { awsPolicyArn, managedPolicyRule } from './acknowledge-managed-policies';

/** What a node needs of AWS, by AWS's own policy, and why that rather than one of ours. */
const policies = {
  AmazonEC2ContainerRegistryPullOnly:
    'Pulling images and nothing else; which registries hold the images of EKS itself is known to AWS.',
  AmazonEKSWorkerNodePolicy: 'EKS asks for it on every role of nodes, and changes it together with what its nodes do.',
  AmazonSSMManagedInstanceCore:
    'Session Manager is the only way into a node, there is no SSH; what its agent calls changes with the agent in the image.',
} as const;

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
      managedPolicies: Object.keys(policies).map((name) => iam.ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    acknowledge(
      this,
      ...Object.entries(policies).map(([name, reason]) => ({
        rule: managedPolicyRule(awsPolicyArn(name)),
        reason,
        until: 'A list from AWS of what its nodes call, release by release.',
      })),
    );
  }
}
