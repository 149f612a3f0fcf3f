import { listAt, type PlacedResource, type Plain, recordAt, resourceLocation, textAt, valueAt } from '#evidence';
import { type Limit, limit, type Measured } from './limit';

/**
 * What a resource of some type may hold (quota pages of the services, read 2026-11-21; API models of botocore 1.43.106). They are
 * limits of the API, so nobody can ask for more, except for security groups (60 by default) and targets of a rule (5 by default).
 */
export const resourceLimits: readonly Limit[] = [
  // Lambda Developer Guide, "Working with Lambda environment variables".
  ofType('AWS::Lambda::Function', {
    name: 'bytes of the environment of a function',
    most: 4096,
    mend: 'Let the function read its configuration from a parameter or a bucket.',
    property: 'Environment.Variables',
    used: ({ properties }) => bytesOfPairs(recordAt(properties, 'Environment', 'Variables')),
  }),
  // EC2 User Guide, "Run commands when you launch an EC2 instance with user data input": 16 KB before it is encoded.
  ofType('AWS::EC2::LaunchTemplate', {
    name: 'bytes of the user data of a node',
    most: 16_384,
    mend: 'Put the script in the image or in a bucket.',
    property: 'LaunchTemplateData.UserData',
    used: ({ properties }) => userDataBytes(valueAt(properties, 'LaunchTemplateData', 'UserData')),
  }),
  // Systems Manager, PutParameter: 4 KB for the tier `Standard`.
  ofType('AWS::SSM::Parameter', {
    name: 'bytes of the value of a parameter',
    most: 4096,
    mend: 'Shorten the value: advanced parameters hold 8 KB, and cost money.',
    property: 'Value',
    used: ({ properties }) => Buffer.byteLength(textAt(properties, 'Value') ?? ''),
  }),
  // EventBridge User Guide, "Amazon EventBridge quotas".
  ofType('AWS::Events::Rule', {
    name: 'characters of the pattern of an event rule',
    most: 2048,
    mend: 'Divide the rule in two.',
    property: 'EventPattern',
    used: ({ properties }) => jsonLength(properties.EventPattern),
  }),
  ofType('AWS::Events::Rule', {
    name: 'targets of an event rule',
    most: 5,
    mend: 'Send the event to one topic, and subscribe the others to it.',
    property: 'Targets',
    used: ({ properties }) => listAt(properties, 'Targets').length,
  }),
  // CloudWatch, PutMetricAlarm: five actions for each state.
  ofType('AWS::CloudWatch::Alarm', {
    name: 'actions of an alarm',
    most: 5,
    mend: 'Tell one topic, and subscribe the others to it.',
    property: 'AlarmActions',
    used: ({ properties }) => listAt(properties, 'AlarmActions').length,
  }),
  // VPC User Guide, "Amazon VPC quotas": rules for each direction, 60 unless a quota is raised (L-0EA8095F).
  ofType('AWS::EC2::SecurityGroup', {
    name: 'rules of a security group for one direction',
    most: 60,
    mend: 'Name networks by a prefix list, or divide the security group.',
    property: null,
    used: ({ properties }) =>
      Math.max(listAt(properties, 'SecurityGroupIngress').length, listAt(properties, 'SecurityGroupEgress').length),
  }),
  // DynamoDB Developer Guide, "Quotas in Amazon DynamoDB": 20 by default.
  ofType('AWS::DynamoDB::GlobalTable', {
    name: 'indexes of a table',
    most: 20,
    mend: 'Give fewer indexes to the table in lib/topology/resolve-tables.ts.',
    property: 'GlobalSecondaryIndexes',
    used: ({ properties }) => listAt(properties, 'GlobalSecondaryIndexes').length,
  }),
];

interface TypeLimit {
  readonly name: string;
  readonly most: number;
  readonly mend: string;
  /** Where the finding points; null: at the resource. */
  readonly property: string | null;
  readonly used: (resource: PlacedResource) => number;
}

function ofType(type: string, { property, used, ...rest }: TypeLimit): Limit {
  return limit({
    ...rest,
    measure: ({ resources }) =>
      resources
        .filter((resource) => resource.type === type)
        .map((resource): Measured => ({ at: resourceLocation(resource, property), used: used(resource) })),
  });
}

function bytesOfPairs(pairs: Plain): number {
  return Object.entries(pairs).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + jsonLength(value), 0);
}

function jsonLength(value: unknown): number {
  if (value === undefined) return 0;
  return typeof value === 'string' ? Buffer.byteLength(value) : Buffer.byteLength(JSON.stringify(value));
}

/** The script itself, or the text that CloudFormation is to encode. */
function userDataBytes(userData: unknown): number {
  return jsonLength(valueAt(userData, 'Fn::Base64') ?? userData);
}
