import { addResource, type Open, resourceIn, stackAt } from './edit';
import type { Mutation } from './mutation';

const data = 'production/eu-north-1/Data';
const cluster = 'production/eu-north-1/Cluster';
const network = 'production/eu-north-1/Network';

/** Statements of a policy, many of them. */
const statements = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    Sid: `Statement${index}`,
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: `arn:aws:s3:::production-eu-north-1-weights-444455556666/models/${index}/*`,
  }));

/** What CloudFormation, IAM and other services would refuse. */
export const deployabilityTemplateMutations: readonly Mutation[] = [
  {
    name: 'a template grows to 900,000 bytes',
    deployment: 'production',
    rule: 'template-within-limits',
    change: (copy) => {
      (stackAt(copy, data) as Open).bytes = 900_000;
    },
  },
  {
    name: 'a stack gets 400 more queues',
    deployment: 'production',
    rule: 'template-within-limits',
    change: (copy) => {
      for (let index = 0; index < 400; index++) addResource(copy, data, `Queue${index}`, { Type: 'AWS::SQS::Queue' });
    },
  },
  {
    name: 'a stack gets 200 more outputs',
    deployment: 'production',
    rule: 'template-within-limits',
    change: (copy) => {
      const { template } = stackAt(copy, network) as Open;
      for (let index = 0; index < 200; index++) template.Outputs[`Address${index}`] = { Value: 'a' };
    },
  },
  {
    name: 'a function gets a certificate in its environment',
    deployment: 'demo',
    rule: 'resource-within-limits',
    change: (copy) => {
      const handler = resourceIn(copy, 'demo/us-east-1/Workloads', 'AWS::Lambda::Function');
      handler.Properties.Environment = { Variables: { CERTIFICATES: 'A'.repeat(5000) } };
    },
  },
  {
    name: 'a security group lists 61 offices',
    deployment: 'production',
    rule: 'resource-within-limits',
    change: (copy) => {
      const group = resourceIn(copy, cluster, 'AWS::EC2::SecurityGroup');
      group.Properties.SecurityGroupIngress = Array.from({ length: 61 }, (_, index) => ({
        CidrIp: `10.200.${index}.0/24`,
        IpProtocol: 'tcp',
        FromPort: 443,
        ToPort: 443,
      }));
    },
  },
  {
    name: 'a role is granted 120 prefixes one by one',
    deployment: 'production',
    rule: 'policy-within-limits',
    change: (copy) => {
      const role = resourceIn(copy, cluster, 'AWS::IAM::Role', 'karpenter');
      role.Properties.Policies[0].PolicyDocument.Statement.push(...statements(120));
    },
  },
  {
    name: 'a role trusts 30 clusters one by one',
    deployment: 'production',
    rule: 'policy-within-limits',
    change: (copy) => {
      const role = resourceIn(copy, cluster, 'AWS::IAM::Role', 'karpenter');
      role.Properties.AssumeRolePolicyDocument.Statement.push(...statements(30));
    },
  },
  {
    name: 'a service control policy lists every action',
    deployment: 'production',
    rule: 'policy-within-limits',
    change: (copy) => {
      const policy = resourceIn(copy, 'production/Governance', 'AWS::Organizations::Policy');
      policy.Properties.Content = { Version: '2012-10-17', Statement: statements(60) };
    },
  },
  {
    name: 'a resource is removed to which another one refers',
    deployment: 'production',
    rule: 'references-resolve',
    change: (copy) => {
      const { Resources } = stackAt(copy, cluster).template as Open;
      const id = Object.keys(Resources).find((key) => Resources[key].Type === 'AWS::EKS::Cluster');
      delete Resources[id ?? ''];
    },
  },
  {
    name: 'a resource depends on one of another stack',
    deployment: 'production',
    rule: 'references-resolve',
    change: (copy) => {
      resourceIn(copy, data, 'AWS::S3::Bucket').DependsOn = ['PrimaryKey'];
    },
  },
  {
    name: 'an output is renamed in one stack alone',
    deployment: 'production',
    rule: 'stack-outputs-exist',
    change: (copy) => {
      const { template } = stackAt(copy, 'production/eu/Keys') as Open;
      template.Outputs = Object.fromEntries(
        Object.entries(template.Outputs).map(([name, value]) => [`${name}2`, value]),
      );
    },
  },
  {
    name: 'a stack imports an export of another Region',
    deployment: 'production',
    rule: 'stack-outputs-exist',
    change: (copy) => {
      const { template } = stackAt(copy, network) as Open;
      template.Outputs.Vpc = { Value: 'vpc-1', Export: { Name: 'vpc' } };
      const bucket = resourceIn(copy, 'production/eu-south-2/Data', 'AWS::S3::Bucket');
      bucket.Properties.VpcId = { 'Fn::ImportValue': 'vpc' };
    },
  },
  {
    name: 'a queue waits for its dead letters, and they for the queue',
    deployment: 'production',
    rule: 'no-circular-dependencies',
    change: (copy) => {
      addResource(copy, data, 'First', { Type: 'AWS::SQS::Queue', DependsOn: 'Second' });
      addResource(copy, data, 'Second', { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: 'First' } } });
    },
  },
  {
    name: 'data of one Region reads the network of another',
    deployment: 'production',
    rule: 'regions-stand-alone',
    change: (copy) => {
      const [OutputName] = Object.keys(stackAt(copy, network).template.Outputs ?? {});
      const bucket = resourceIn(copy, 'production/eu-south-2/Data', 'AWS::S3::Bucket');
      bucket.Properties.VpcId = {
        'Fn::GetStackOutput': { StackName: stackAt(copy, network).name, Region: 'eu-north-1', OutputName },
      };
    },
  },
  {
    name: 'the CDK carries an export between Regions by a function',
    deployment: 'production',
    rule: 'regions-stand-alone',
    change: (copy) => {
      addResource(copy, data, 'Exports', { Type: 'Custom::CrossRegionExportReader' });
    },
  },
  {
    name: 'a token of the CDK in the name of a topic',
    deployment: 'production',
    rule: 'values-known',
    change: (copy) => {
      const topic = resourceIn(copy, 'production/eu-north-1/Observability', 'AWS::SNS::Topic');
      topic.Properties.TopicName = 'alarms-of-${Token[AWS.Region.4]}';
    },
  },
  {
    name: 'the stand-in for the account in a policy',
    deployment: 'demo',
    rule: 'account-known',
    change: (copy) => {
      const role = resourceIn(copy, 'demo/us-east-1/Cluster', 'AWS::IAM::Role', 'karpenter');
      role.Properties.Policies[0].PolicyDocument.Statement[0].Resource = 'arn:aws:iam::ACCOUNT_ID:role/node';
    },
  },
  {
    name: 'a load balancer with a name of 33 characters',
    deployment: 'production',
    rule: 'aws-names',
    change: (copy) => {
      const balancer = resourceIn(copy, network, 'AWS::ElasticLoadBalancingV2::LoadBalancer');
      balancer.Properties.Name = 'production-of-the-north-internal-';
    },
  },
  {
    name: 'a role with a name of 65 characters',
    deployment: 'production',
    rule: 'aws-names',
    change: (copy) => {
      resourceIn(copy, cluster, 'AWS::IAM::Role', 'karpenter').Properties.RoleName = 'r'.repeat(65);
    },
  },
  {
    name: 'a new type with a name that no register knows',
    deployment: 'production',
    rule: 'aws-names',
    change: (copy) => {
      addResource(copy, data, 'Catalogue', { Type: 'AWS::Glue::Database', Properties: { DatabaseName: 'usage' } });
    },
  },
  {
    name: 'a bucket with 51 tags',
    deployment: 'production',
    rule: 'aws-tags',
    change: (copy) => {
      const tags = Array.from({ length: 51 }, (_, index) => ({ Key: `team-${index}`, Value: 'a' }));
      resourceIn(copy, data, 'AWS::S3::Bucket').Properties.Tags = tags;
    },
  },
  {
    name: 'two Regions give their role the same name',
    deployment: 'production',
    rule: 'names-unique',
    change: (copy) => {
      const { RoleName } = resourceIn(copy, cluster, 'AWS::IAM::Role', 'karpenter').Properties;
      resourceIn(copy, 'production/eu-south-2/Cluster', 'AWS::IAM::Role', 'karpenter').Properties.RoleName = RoleName;
    },
  },
];
