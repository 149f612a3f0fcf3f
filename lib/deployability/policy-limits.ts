import { type Inventory, listAt, type PlacedResource, recordAt, resourceLocation, textAt } from '#evidence';
import { type Limit, limit, type Measured } from './limit';
import { policySize } from './policy-size';

const fewer = 'Name fewer actions or resources in a statement of lib/stacks, or divide the policy.';

/**
 * What IAM and services take of policies (IAM User Guide, "IAM and AWS STS quotas"; AWS Organizations, "Quotas"; KMS PutKeyPolicy;
 * S3, SQS, SNS and PrivateLink Developer Guides; all read 2026-11-21). Those of IAM without white space.
 */
export const policyLimits: readonly Limit[] = [
  ofTypes(['AWS::IAM::ManagedPolicy'], 'PolicyDocument', { name: 'characters of a managed policy', most: 6144 }),
  ofTypes(['AWS::IAM::Role'], 'AssumeRolePolicyDocument', {
    // 4,096 after a request (L-C07B4B0D): a deployment should need none.
    name: 'characters of the trust policy of a role',
    most: 2048,
  }),
  ofTypes(['AWS::Organizations::Policy'], 'Content', { name: 'characters of a service control policy', most: 5120 }),
  ofTypes(['AWS::S3::BucketPolicy'], 'PolicyDocument', { name: 'bytes of the policy of a bucket', most: 20_480 }),
  ofTypes(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], 'KeyPolicy', {
    name: 'bytes of the policy of a key',
    most: 32_768,
  }),
  ofTypes(['AWS::SQS::QueuePolicy'], 'PolicyDocument', { name: 'bytes of the policy of a queue', most: 8192 }),
  ofTypes(['AWS::SNS::TopicPolicy'], 'PolicyDocument', { name: 'bytes of the policy of a topic', most: 30_720 }),
  ofTypes(['AWS::EC2::VPCEndpoint'], 'PolicyDocument', {
    name: 'characters of the policy of an endpoint',
    most: 20_480,
  }),
  limit({ name: 'characters of the inline policies of a role', most: 10_240, mend: fewer, measure: inlinePolicies }),
  limit({
    // By default (L-0DA4ABF3): a deployment should need no request for more.
    name: 'managed policies of a role',
    most: 10,
    mend: 'Put the statements of several managed policies into one.',
    measure: ({ resources }) =>
      resources
        .filter(({ type }) => type === 'AWS::IAM::Role')
        .map((role) => ({
          at: resourceLocation(role, 'ManagedPolicyArns'),
          used: listAt(role.properties, 'ManagedPolicyArns').length,
        })),
  }),
];

function ofTypes(
  types: readonly string[],
  property: string,
  { name, most }: { readonly name: string; readonly most: number },
): Limit {
  return limit({
    name,
    most,
    mend: fewer,
    measure: ({ resources }) =>
      resources
        .filter((resource) => types.includes(resource.type) && resource.properties[property] !== undefined)
        .map((resource) => ({
          at: resourceLocation(resource, property),
          used: policySize(resource.properties[property]),
        })),
  });
}

/** A role's own and those that `AWS::IAM::Policy` adds to it count together. */
function inlinePolicies({ resources }: Inventory): readonly Measured[] {
  const added = new Map<string, number>();
  for (const policy of resources.filter(({ type }) => type === 'AWS::IAM::Policy')) {
    for (const role of listAt(policy.properties, 'Roles')) {
      const key = roleKey(policy, String(role));
      added.set(key, (added.get(key) ?? 0) + policySize(policy.properties.PolicyDocument));
    }
  }
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map((role) => {
      const own = listAt(role.properties, 'Policies').map((policy) => recordAt(policy).PolicyDocument);
      const reference = roleKey(role, `\${${role.logicalId}}`);
      const byName = roleKey(role, textAt(role.properties, 'RoleName') ?? '');
      return {
        at: resourceLocation(role, 'Policies'),
        used:
          own.reduce<number>((sum, document) => sum + policySize(document), 0) +
          (added.get(reference) ?? 0) +
          (added.get(byName) ?? 0),
      };
    });
}

function roleKey({ stack }: PlacedResource, role: string): string {
  return `${stack.file} ${role}`;
}
