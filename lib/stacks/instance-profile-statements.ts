import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

const drawnName = {
  reason:
    'Karpenter draws the names of its instance profiles; conditions hold what it makes and changes to the tags of this cluster, and reading one tells only its role.',
  until: 'Node classes that name an instance profile made by CloudFormation.',
};

/** Karpenter makes the instance profile of each EC2NodeClass itself, around the one role that it may pass. */
export function instanceProfileStatements(scope: PermissionScope): PolicyStatement[] {
  const { cluster, name: region } = scope.region;
  const profiles = [scope.iamArn('instance-profile/*')];
  const tags = (side: 'Request' | 'Resource') => ({
    [`aws:${side}Tag/kubernetes.io/cluster/${cluster.name}`]: 'owned',
    [`aws:${side}Tag/topology.kubernetes.io/region`]: region,
  });
  const nodeClass = (side: 'Request' | 'Resource') => ({ [`aws:${side}Tag/karpenter.k8s.aws/ec2nodeclass`]: '*' });
  const requested = { ...tags('Request'), 'aws:RequestTag/eks:eks-cluster-name': cluster.name };
  return [
    new PolicyStatement({
      actions: ['iam:PassRole'],
      resources: [scope.iamArn(`role/${cluster.nodeRoleName}`)],
      conditions: { StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] } },
    }),
    new WildcardStatement(drawnName, {
      actions: ['iam:CreateInstanceProfile'],
      resources: profiles,
      conditions: { StringEquals: requested, StringLike: nodeClass('Request') },
    }),
    new WildcardStatement(drawnName, {
      actions: ['iam:TagInstanceProfile'],
      resources: profiles,
      conditions: {
        StringEquals: { ...tags('Resource'), ...requested },
        StringLike: { ...nodeClass('Resource'), ...nodeClass('Request') },
      },
    }),
    new WildcardStatement(drawnName, {
      actions: ['iam:AddRoleToInstanceProfile', 'iam:DeleteInstanceProfile', 'iam:RemoveRoleFromInstanceProfile'],
      resources: profiles,
      conditions: { StringEquals: tags('Resource'), StringLike: nodeClass('Resource') },
    }),
    new WildcardStatement(drawnName, { actions: ['iam:GetInstanceProfile'], resources: profiles }),
  ];
}
