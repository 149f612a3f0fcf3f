import { anything, type TextForm } from './text-form';

/** Property of a type, `*` for each item of a list -> what the text there may be. */
export type NamesOfType = Readonly<Record<string, TextForm>>;

const dashed = { pattern: /^[A-Za-z0-9_-]+$/, words: 'letters, digits, "-" and "_"' } as const;
const dotted = { pattern: /^[A-Za-z0-9_.-]+$/, words: 'letters, digits, "-", "_" and "."' } as const;
const iamName = { pattern: /^[\w+=,.@-]+$/, words: 'letters, digits and "_+=,.@-"' } as const;
const iamText = {
  pattern: /^[\t\n\r\x20-\x7E\xA1-\xFF]*$/,
  words: 'characters of Latin-1 alone',
  unique: null,
} as const;
const groupText = {
  pattern: /^[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$*-]*$/,
  words: 'letters, digits, spaces and "._-:/()#,@[]+=&;{}!$*"',
} as const;
const fifo = {
  pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/,
  words: 'letters, digits, "-" and "_", ".fifo" at its end',
} as const;
const balancer = {
  pattern: /^(?!-|internal-)[A-Za-z0-9-]+(?<!-)$/,
  words: 'letters, digits and "-", no "-" at either end, not "internal-" at the start',
} as const;
const host = {
  pattern: /^(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{1,63}\.?$/i,
  words: 'a host name of labels of at most 63 characters',
  unique: null,
} as const;
const ruleId = { min: 1, max: 255, ...anything } as const;

/**
 * Names and descriptions that deployments give, by type and property. A property that looks like a name and stands neither here nor in
 * `namesOfOthers` is a finding: whoever adds a type adds its line.
 *
 * Lengths and patterns: API models of botocore 1.43.106 and CloudFormation's resource schemas (pulumi-aws-native 43eed3b, 2026-08-07);
 * tables, buckets, node groups and load balancers: "naming rules" of the DynamoDB, S3, EKS and Elastic Load Balancing guides, read
 * 2026-11-21. ACM takes 64 characters as a certificate's first name (RequestCertificate). Of a parameter's 1,011 characters its ARN
 * takes up to 51. A serverless cache's 40 stands in no page of AWS that was found: it is what a replication group may have (ElastiCache CreateReplicationGroup).
 */
export const nameRegister: Readonly<Record<string, NamesOfType>> = {
  'AWS::APS::Workspace': { Alias: { min: 1, max: 100, ...anything } },
  'AWS::CertificateManager::Certificate': { DomainName: { min: 1, max: 64, ...host } },
  'AWS::CloudWatch::Alarm': {
    AlarmName: { min: 1, max: 255, pattern: /^\P{Cc}*$/u, words: 'no control characters', unique: 'region' },
    AlarmDescription: { min: 0, max: 1024, ...anything },
  },
  // Dashboards are an account's, not a Region's (PutDashboard).
  'AWS::CloudWatch::Dashboard': { DashboardName: { min: 1, max: 255, ...dashed, unique: 'account' } },
  'AWS::DynamoDB::GlobalTable': {
    TableName: { min: 3, max: 255, ...dotted, unique: 'region' },
    'GlobalSecondaryIndexes.*.IndexName': { min: 3, max: 255, ...dotted, unique: null },
  },
  'AWS::EC2::LaunchTemplate': {
    LaunchTemplateName: {
      min: 3,
      max: 128,
      pattern: /^[a-zA-Z0-9().\-/_]+$/,
      words: 'letters, digits and "().-/_"',
      unique: 'region',
    },
    VersionDescription: { min: 0, max: 255, ...anything },
  },
  'AWS::EC2::SecurityGroup': {
    GroupName: { min: 1, max: 255, ...groupText, unique: null },
    GroupDescription: { min: 1, max: 255, ...groupText, unique: null },
    'SecurityGroupIngress.*.Description': { min: 0, max: 255, ...groupText, unique: null },
    'SecurityGroupEgress.*.Description': { min: 0, max: 255, ...groupText, unique: null },
  },
  'AWS::EKS::Cluster': {
    Name: {
      min: 1,
      max: 100,
      pattern: /^[0-9A-Za-z][A-Za-z0-9-]*$/,
      words: 'letters, digits and "-", a letter or digit first',
      unique: 'region',
    },
  },
  'AWS::EKS::Nodegroup': {
    NodegroupName: {
      min: 1,
      max: 63,
      pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/,
      words: 'letters, digits, "-" and "_", a letter or digit first',
      unique: null,
    },
  },
  'AWS::ElastiCache::ServerlessCache': {
    ServerlessCacheName: {
      min: 1,
      max: 40,
      pattern: /^[A-Za-z](?!.*--)(?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
      words: 'letters, digits and single "-", a letter first, no "-" at the end',
      unique: 'region',
    },
    Description: { min: 0, max: 255, ...anything },
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { Name: { min: 1, max: 32, ...balancer, unique: 'region' } },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { Name: { min: 1, max: 32, ...balancer, unique: 'region' } },
  'AWS::Events::Rule': {
    Name: { min: 1, max: 64, ...dotted, unique: 'region' },
    Description: { min: 0, max: 512, ...anything },
    'Targets.*.Id': { min: 1, max: 64, ...dotted, unique: null },
  },
  'AWS::GlobalAccelerator::Accelerator': {
    Name: {
      min: 1,
      max: 64,
      pattern: /^(?![.-])[A-Za-z0-9.-]+(?<![.-])$/,
      words: 'letters, digits, "." and "-", neither of them at either end',
      unique: null,
    },
  },
  'AWS::IAM::ManagedPolicy': {
    ManagedPolicyName: { min: 1, max: 128, ...iamName, unique: 'account' },
    Description: { min: 0, max: 1000, ...iamText },
  },
  'AWS::IAM::Policy': { PolicyName: { min: 1, max: 128, ...iamName, unique: null } },
  'AWS::IAM::Role': {
    RoleName: { min: 1, max: 64, ...iamName, unique: 'account' },
    Description: { min: 0, max: 1000, ...iamText },
    'Policies.*.PolicyName': { min: 1, max: 128, ...iamName, unique: null },
  },
  'AWS::KMS::Alias': {
    AliasName: {
      min: 7,
      max: 256,
      pattern: /^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/,
      words: '"alias/" and letters, digits, "/", "_" and "-", not "alias/aws/"',
      unique: 'region',
    },
  },
  'AWS::KMS::Key': { Description: { min: 0, max: 8192, ...anything } },
  'AWS::KMS::ReplicaKey': { Description: { min: 0, max: 8192, ...anything } },
  'AWS::Kinesis::Stream': { Name: { min: 1, max: 128, ...dotted, unique: 'region' } },
  'AWS::Lambda::Function': {
    FunctionName: { min: 1, max: 64, ...dashed, unique: 'region' },
    Description: { min: 0, max: 256, ...anything },
  },
  'AWS::Lambda::LayerVersion': {
    LayerName: { min: 1, max: 140, ...dashed, unique: null },
    Description: { min: 0, max: 256, ...anything },
  },
  'AWS::Logs::LogGroup': {
    LogGroupName: {
      min: 1,
      max: 512,
      pattern: /^[.\-_/#A-Za-z0-9]+$/,
      words: 'letters, digits and ".-_/#"',
      unique: 'region',
    },
  },
  'AWS::Organizations::Policy': {
    Name: { min: 1, max: 128, pattern: /^[\x20-\x7E]*$/, words: 'ASCII characters', unique: 'account' },
    Description: { min: 0, max: 512, ...anything },
  },
  'AWS::Route53::HostedZone': { Name: { min: 1, max: 255, ...host } },
  'AWS::Route53::RecordSet': {
    Name: { min: 1, max: 255, ...host },
    SetIdentifier: { min: 1, max: 128, ...anything },
  },
  'AWS::S3::Bucket': {
    BucketName: {
      min: 3,
      max: 63,
      pattern:
        /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]*[a-z0-9](?<!-s3alias|--ol-s3|--x-s3|--table-s3|\.mrap)$/,
      words:
        'lower-case letters, digits, "-" and ".", a letter or digit at both ends, none of the prefixes and suffixes that S3 keeps',
      unique: 'world',
    },
    'LifecycleConfiguration.Rules.*.Id': ruleId,
    'ReplicationConfiguration.Rules.*.Id': ruleId,
  },
  'AWS::SNS::Topic': { TopicName: { min: 1, max: 256, ...fifo, unique: 'region' } },
  'AWS::SQS::Queue': { QueueName: { min: 1, max: 80, ...fifo, unique: 'region' } },
  'AWS::SSM::Parameter': {
    Name: {
      min: 1,
      max: 960,
      pattern: /^(?!\/?(?:aws|ssm)\b)(?:[A-Za-z0-9_.-]+|(?:\/[A-Za-z0-9_.-]+){1,15})$/i,
      words: 'at most 15 parts of letters, digits and "_.-" with "/" before each, not "aws" or "ssm" first',
      unique: 'region',
    },
    Description: { min: 0, max: 1024, ...anything },
  },
  // Helm v3.21.3, pkg/chartutil/validate_name.go.
  'Custom::AWSCDK-EKS-HelmChart': {
    Release: {
      min: 1,
      max: 53,
      pattern: /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
      words: 'lower-case letters, digits, "-" and ".", a letter or digit at both ends of each part',
      unique: null,
    },
  },
};

/** Properties that name something which another resource, or AWS, has made. */
export const namesOfOthers: ReadonlySet<string> = new Set([
  'AWS::CloudWatch::Alarm.MetricName',
  'AWS::EC2::FlowLog.LogGroupName',
  'AWS::EC2::VPCEndpoint.ServiceName',
  'AWS::EKS::AccessEntry.ClusterName',
  'AWS::EKS::Addon.AddonName',
  'AWS::EKS::Addon.ClusterName',
  'AWS::EKS::Nodegroup.ClusterName',
  'AWS::EKS::PodIdentityAssociation.ClusterName',
  'Custom::AWSCDK-EKS-HelmChart.ClusterName',
  'Custom::AWSCDK-EKS-KubernetesResource.ClusterName',
  'Custom::S3AutoDeleteObjects.BucketName',
]);
