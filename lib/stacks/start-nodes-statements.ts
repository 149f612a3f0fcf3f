import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

/** Tag by which Karpenter knows what it made: the NodePool it made it for. */
const nodePoolTag = 'karpenter.sh/nodepool';
const start = ['ec2:CreateFleet', 'ec2:RunInstances'];

const usedByAny = {
  reason:
    'Karpenter chooses image, subnet, security group and reservation by the tags and selectors of its node classes; what is started from them must carry the tags of this cluster.',
  until: 'Node classes that select all of these by ids known at synth.',
};
const madeByKarpenter = {
  reason:
    'What Karpenter starts has no id before it exists; conditions hold it to what carries the tags of this cluster and of a NodePool.',
  until: 'An EC2 API that scopes a fleet to one cluster.',
};

/** Starting, tagging and ending instances: only such as carry the tags of this cluster and of a NodePool. */
export function startNodesStatements(scope: PermissionScope): PolicyStatement[] {
  const { name } = scope.region.cluster;
  const ownerTag = `kubernetes.io/cluster/${name}`;
  const owned = {
    StringEquals: { [`aws:ResourceTag/${ownerTag}`]: 'owned' },
    StringLike: { [`aws:ResourceTag/${nodePoolTag}`]: '*' },
  };
  const tagged = { [`aws:RequestTag/${ownerTag}`]: 'owned', 'aws:RequestTag/eks:eks-cluster-name': name };
  const forNodePool = { [`aws:RequestTag/${nodePoolTag}`]: '*' };
  const made = ['fleet', 'instance', 'launch-template', 'network-interface', 'spot-instances-request', 'volume'].map(
    (kind) => scope.arn('ec2', `${kind}/*`),
  );
  return [
    new WildcardStatement(usedByAny, { actions: start, resources: usedByInstances(scope) }),
    new WildcardStatement(madeByKarpenter, {
      actions: start,
      resources: [scope.arn('ec2', 'launch-template/*')],
      conditions: owned,
    }),
    new WildcardStatement(madeByKarpenter, {
      actions: [...start, 'ec2:CreateLaunchTemplate'],
      resources: made,
      conditions: { StringEquals: tagged, StringLike: forNodePool },
    }),
    new WildcardStatement(madeByKarpenter, {
      actions: ['ec2:CreateTags'],
      resources: made,
      conditions: {
        StringEquals: { ...tagged, 'ec2:CreateAction': ['CreateFleet', 'CreateLaunchTemplate', 'RunInstances'] },
        StringLike: forNodePool,
      },
    }),
    new WildcardStatement(madeByKarpenter, {
      // Later tags of a running instance: its node's name and claim.
      actions: ['ec2:CreateTags'],
      resources: [scope.arn('ec2', 'instance/*')],
      conditions: {
        ...owned,
        StringEqualsIfExists: { 'aws:RequestTag/eks:eks-cluster-name': name },
        'ForAllValues:StringEquals': { 'aws:TagKeys': ['Name', 'eks:eks-cluster-name', 'karpenter.sh/nodeclaim'] },
      },
    }),
    new WildcardStatement(madeByKarpenter, {
      actions: ['ec2:DeleteLaunchTemplate', 'ec2:TerminateInstances'],
      resources: [scope.arn('ec2', 'instance/*'), scope.arn('ec2', 'launch-template/*')],
      conditions: owned,
    }),
  ];
}

/** What an instance is started with. Images and their snapshots are AWS's own. */
function usedByInstances(scope: PermissionScope): string[] {
  return [
    scope.publicArn('ec2', 'image/*'),
    scope.publicArn('ec2', 'snapshot/*'),
    ...['capacity-reservation', 'placement-group', 'security-group', 'subnet'].map((kind) =>
      scope.arn('ec2', `${kind}/*`),
    ),
  ];
}
