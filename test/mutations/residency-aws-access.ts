import type { Evidence } from '#evidence';
import { type Open, resourceIn } from './edit';
import type { Mutation } from './mutation';

function keyStatements(copy: Evidence): Open[] {
  return resourceIn(copy, 'production/eu/Keys', 'AWS::KMS::Key').Properties.KeyPolicy.Statement;
}

function keyStatement(copy: Evidence, sid: string): Open {
  const statement = keyStatements(copy).find(({ Sid }) => Sid === sid);
  if (statement === undefined) throw new Error(`no statement ${sid}: the mutation has nothing to change`);
  return statement;
}

function policyOf(copy: Evidence, path: string, type: string, holding: string): Open {
  return resourceIn(copy, path, type, holding).Properties.PolicyDocument;
}

/** Who may read, copy or decrypt. */
export const residencyAccessMutations: readonly Mutation[] = [
  {
    name: 'the key of eu may be replicated to us-east-1',
    deployment: 'production',
    rule: 'key-replication',
    change: (copy) => {
      keyStatement(copy, 'ReplicateInside').Condition.StringEquals['kms:ReplicaRegion'] = ['eu-south-2', 'us-east-1'];
    },
  },
  {
    name: 'nothing denies replicas of the key of eu abroad any more',
    deployment: 'production',
    rule: 'key-replication',
    change: (copy) => {
      const statements = keyStatements(copy);
      statements.splice(statements.indexOf(keyStatement(copy, 'ReplicateNowhereElse')), 1);
    },
  },
  {
    name: 'administrators of the key of eu may do anything with it',
    deployment: 'production',
    rule: 'key-replication',
    change: (copy) => {
      keyStatement(copy, 'Administer').Action = 'kms:*';
    },
  },
  {
    name: 'the account of us may decrypt with the key of eu',
    deployment: 'production',
    rule: 'key-use',
    change: (copy) => {
      keyStatements(copy).push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'kms:Decrypt',
        Resource: '*',
      });
    },
  },
  {
    name: 'the key of eu may be used through S3 of us-east-1',
    deployment: 'production',
    rule: 'key-use',
    change: (copy) => {
      keyStatement(copy, 'UseThroughServices').Condition.StringEquals['kms:ViaService'].push(
        's3.us-east-1.amazonaws.com',
      );
    },
  },
  {
    name: 'the key of eu may be used by whoever calls through a service',
    deployment: 'production',
    rule: 'key-use',
    change: (copy) => {
      delete keyStatement(copy, 'UseThroughServices').Condition.StringEquals['kms:CallerAccount'];
    },
  },
  {
    name: 'the account of us may subscribe to the alerts of eu',
    deployment: 'production',
    rule: 'open-resource-policy',
    change: (copy) => {
      const document = policyOf(copy, 'production/eu-north-1/Observability', 'AWS::SNS::TopicPolicy', 'critical');
      document.Statement.push({
        Effect: 'Allow',
        Principal: { AWS: '111122223333' },
        Action: 'sns:Subscribe',
        Resource: '*',
      });
    },
  },
  {
    name: 'anybody may read the batch jobs of eu',
    deployment: 'production',
    rule: 'open-resource-policy',
    change: (copy) => {
      const document = policyOf(copy, 'production/eu-north-1/Data', 'AWS::SQS::QueuePolicy', 'batchQueue');
      document.Statement.push({ Effect: 'Allow', Principal: '*', Action: 'sqs:ReceiveMessage', Resource: '*' });
    },
  },
  {
    name: 'the whole organization may read the requests of eu',
    deployment: 'production',
    rule: 'open-resource-policy',
    change: (copy) => {
      const document = policyOf(copy, 'production/eu-north-1/Data', 'AWS::S3::BucketPolicy', 'requestlog');
      document.Statement.push({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
      });
    },
  },
  {
    name: 'a service may read the audit of us in the name of any account',
    deployment: 'production',
    rule: 'open-resource-policy',
    change: (copy) => {
      const document = policyOf(copy, 'production/us-east-1/Data', 'AWS::S3::BucketPolicy', 'audit');
      document.Statement.push({
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: '*',
      });
    },
  },
  {
    name: 'a role of eu can be taken from the account of us',
    deployment: 'production',
    rule: 'open-trust-policy',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Cluster', 'AWS::IAM::Role', 'karpenter');
      Properties.AssumeRolePolicyDocument.Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/platform-engineers' },
        Action: 'sts:AssumeRole',
      });
    },
  },
  {
    name: 'an administrator of us is let into the cluster of eu',
    deployment: 'production',
    rule: 'foreign-delegation',
    change: (copy) => {
      const { Properties } = resourceIn(
        copy,
        'production/eu-north-1/Cluster',
        'AWS::EKS::AccessEntry',
        'Administrator',
      );
      Properties.PrincipalArn = 'arn:aws:iam::111122223333:role/platform-engineers';
    },
  },
  {
    name: 'anybody’s credentials may carry objects out of eu',
    deployment: 'production',
    rule: 'open-endpoint-policy',
    change: (copy) => {
      const document = policyOf(copy, 'production/eu-north-1/Network', 'AWS::EC2::VPCEndpoint', 'Endpointss3');
      delete document.Statement[0].Condition;
    },
  },
  {
    name: 'the endpoint of S3 in eu has no policy',
    deployment: 'production',
    rule: 'open-endpoint-policy',
    change: (copy) => {
      delete resourceIn(copy, 'production/eu-north-1/Network', 'AWS::EC2::VPCEndpoint', 'Endpointss3').Properties
        .PolicyDocument;
    },
  },
];
