import { App, aws_iam as iam, Stack, aws_s3 as s3 } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { acknowledge } from '#lib/stacks/acknowledge';
import { acknowledgeWildcards, WildcardStatement } from '#lib/stacks/wildcard-statement';

process.env.CDK_VALIDATION = 'false';

const reason = { reason: 'Nobody reads it.', until: 'A reader.' };

function stack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** What stands beside the first resource of a type. */
function acknowledged(of: Stack, type: string): unknown {
  const [resource] = Object.values(Template.fromStack(of).findResources(type));
  return resource?.Metadata?.['meridian:acknowledged'];
}

test('an acknowledgement stands in the template, beside the resource', () => {
  const of = stack();
  acknowledge(new s3.CfnBucket(of, 'Bucket'), { rule: 'AwsSolutions-S1', ...reason });
  expect(acknowledged(of, 'AWS::S3::Bucket')).toEqual([
    { rule: 'AwsSolutions-S1', reason: 'Nobody reads it.', until: 'A reader.' },
  ]);
});

test('several of one resource stand sorted by rule, whoever wrote them first', () => {
  const of = stack();
  const bucket = new s3.Bucket(of, 'Bucket');
  acknowledge(bucket, { rule: 'b', ...reason }, { rule: 'c', ...reason });
  acknowledge(bucket, { rule: 'a', ...reason });
  expect(acknowledged(of, 'AWS::S3::Bucket')).toMatchObject([{ rule: 'a' }, { rule: 'b' }, { rule: 'c' }]);
});

test('a rule acknowledged twice at one resource is refused', () => {
  const bucket = new s3.Bucket(stack(), 'Bucket');
  acknowledge(bucket, { rule: 'a', ...reason });
  expect(() => acknowledge(bucket, { rule: 'a', ...reason })).toThrow(
    'Stack/Bucket: "a" is acknowledged twice; allowed: once, with every reason in it',
  );
});

test('what stands for no resource cannot be acknowledged', () => {
  const group = new Construct(stack(), 'Group');
  expect(() => acknowledge(group, { rule: 'a', ...reason })).toThrow(
    'Stack/Group: stands for no resource; allowed: a resource, or a construct with one as default child',
  );
});

test('each star of a reasoned statement is acknowledged, and no other', () => {
  const of = stack();
  const statements = [
    new WildcardStatement(reason, {
      actions: ['kms:ReEncrypt*'],
      resources: ['arn:aws:kms:eu-north-1:111122223333:key/*'],
    }),
    new WildcardStatement(
      { reason: 'Because of X-Ray.', until: 'No X-Ray.' },
      { actions: ['kms:Decrypt'], resources: ['arn:aws:kms:eu-north-1:111122223333:key/*'] },
    ),
    new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['arn:aws:sqs:eu-north-1:111122223333:*'] }),
  ];
  const role = new iam.Role(of, 'Role', {
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    inlinePolicies: { all: new iam.PolicyDocument({ statements }) },
  });
  acknowledgeWildcards(role, statements);
  expect(acknowledged(of, 'AWS::IAM::Role')).toEqual([
    { rule: 'AwsSolutions-IAM5[Action::kms:ReEncrypt*]', ...reason },
    {
      rule: 'AwsSolutions-IAM5[Resource::arn:aws:kms:eu-north-1:111122223333:key/*]',
      reason: 'Nobody reads it. Because of X-Ray.',
      until: 'A reader. No X-Ray.',
    },
  ]);
});
