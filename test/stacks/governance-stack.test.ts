import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { appContext, GovernanceStack, maxPolicyBytes, serviceControlPolicy } from '#stacks';
import type { GovernancePolicy } from '#topology';
import { deployment } from './data-fixture';

const policy: GovernancePolicy = {
  name: 'production-eu-residency',
  jurisdiction: 'eu',
  description: 'Keeps eu inside',
  targets: ['111122223333'],
  allowedRegions: ['eu-north-1', 'eu-south-2'],
  globalActions: ['iam:*', 'route53:*', 'organizations:*', 'globalaccelerator:*'],
  replicationAccounts: ['111122223333'],
};

const statements = serviceControlPolicy(policy).Statement;
const statementOf = (sid: string) => statements.find(({ Sid }) => Sid === sid);

test('the policy of each jurisdiction is attached to its accounts', () => {
  const app = new App({ postCliContext: appContext });
  const other = { ...policy, name: 'production-us-residency', jurisdiction: 'us', targets: ['444455556666'] };
  const stack = new GovernanceStack(app, 'Governance', {
    deployment: deployment('production'),
    governance: { organizationId: 'o-1', account: '999900001111', region: 'us-east-1', policies: [policy, other] },
  });
  const template = Template.fromStack(stack);
  for (const { name, targets } of [policy, other]) {
    template.hasResourceProperties('AWS::Organizations::Policy', {
      Name: name,
      TargetIds: targets,
      Type: 'SERVICE_CONTROL_POLICY',
    });
  }
  expect([stack.account, stack.region]).toEqual(['999900001111', 'us-east-1']);
});

test('regional services work in the allowed Regions alone, global ones everywhere', () => {
  expect(statementOf('PinToRegions')).toEqual({
    Sid: 'PinToRegions',
    Effect: 'Deny',
    NotAction: policy.globalActions,
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': policy.allowedRegions } },
  });
});

test.each([
  { way: 's3:ReplicateObject', why: 'S3 replication into another account' },
  { way: 'dynamodb:CreateTableReplica', why: 'a global table replica elsewhere' },
  { way: 'kms:ReplicateKey', why: 'the key in another Region' },
  { way: 'kms:UpdatePrimaryRegion', why: 'the primary key in another Region' },
  { way: 'secretsmanager:ReplicateSecretToRegions', why: 'secrets in another Region' },
  { way: 's3:CreateMultiRegionAccessPoint', why: 'a bucket name that spans Regions' },
  { way: 'ec2:ModifySnapshotAttribute', why: 'a snapshot handed to another account' },
  { way: 'ec2:ModifyImageAttribute', why: 'an image handed to another account' },
  { way: 'backup:CopyFromBackupVault', why: 'a backup elsewhere' },
  { way: 'ram:CreateResourceShare', why: 'a share with another account' },
  { way: 'organizations:LeaveOrganization', why: 'the end of the policy itself' },
])('denied: $why ($way)', ({ way }) => {
  const found = statements.filter(({ Action }) => [Action ?? []].flat().includes(way));
  expect(found).toEqual([expect.objectContaining({ Effect: 'Deny' })]);
});

test.each([
  { sid: 'ReplicateObjects', only: ['111122223333'] },
  { sid: 'ReplicateKeys', only: ['eu-north-1', 'eu-south-2'] },
  { sid: 'MovePrimaryKeys', only: ['eu-north-1', 'eu-south-2'] },
  { sid: 'ReplicateSecrets', only: ['eu-north-1', 'eu-south-2'] },
  {
    sid: 'CopyBackups',
    only: [
      'arn:*:backup:eu-north-1:111122223333:backup-vault:*',
      'arn:*:backup:eu-south-2:111122223333:backup-vault:*',
    ],
  },
])('$sid: the denial spares the jurisdiction itself', ({ sid, only }) => {
  const conditions = Object.values(statementOf(sid)?.Condition ?? {}).flatMap((keys) => Object.values(keys));
  expect(conditions).toEqual([only]);
});

test('a replica of a table may stand in the allowed Regions', () => {
  expect(statementOf('ReplicateTables')?.NotResource).toEqual([
    'arn:*:dynamodb:eu-north-1:*:table/*',
    'arn:*:dynamodb:eu-south-2:*:table/*',
  ]);
});

test('a policy above the size that AWS Organizations takes is refused with its name and size', () => {
  const globalActions = Array.from({ length: 400 }, (_, index) => `service${index}:*`);
  const large = { ...policy, globalActions };
  expect(() => serviceControlPolicy(large)).toThrow(
    new Error(`governance policy "production-eu-residency": ${sizeOf(globalActions)} bytes; allowed: at most 5120`),
  );
});

test('eight Regions and forty global services still fit', () => {
  const wide = {
    ...policy,
    allowedRegions: Array.from({ length: 8 }, (_, index) => `ap-southeast-${index}`),
    globalActions: Array.from({ length: 40 }, (_, index) => `globalservice${index}:*`),
  };
  expect(JSON.stringify(serviceControlPolicy(wide)).length).toBeLessThan(maxPolicyBytes);
});

/** Bytes of the policy with these global actions in the place of the usual ones. */
function sizeOf(globalActions: readonly string[]): number {
  const usual = JSON.stringify(serviceControlPolicy(policy)).length - JSON.stringify(policy.globalActions).length;
  return usual + JSON.stringify(globalActions).length;
}
