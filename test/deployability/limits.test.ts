import { listMargins } from '#deployability';
import { type Evidence, type Plain, takeInventory } from '#evidence';
import { ask, evidenceOf, messages, objectEvidence, resourceEvidence, stackWith } from './small-evidence';

const topic = { Type: 'AWS::SNS::Topic' };
const many = (count: number, value: unknown = {}) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Entry${index}`, value]));
const text = (length: number) => 'x'.repeat(length);

const stackEvidence = (template: Plain, change = {}) =>
  evidenceOf([stackWith({}, { ...change, template: { Resources: {}, ...template } as never })]);

describe('a template', () => {
  test.each<[reason: string, limit: string, atLimit: Evidence, beyond: Evidence]>([
    [
      'is read by CloudFormation from S3',
      'bytes of a template: 800001; allowed: at most 800000, of the 1000000 that would be taken',
      evidenceOf([stackWith({}, { bytes: 800_000 })]),
      evidenceOf([stackWith({}, { bytes: 800_001 })]),
    ],
    [
      'holds resources',
      'resources of a template: 401; allowed: at most 400, of the 500 that would be taken',
      evidenceOf([stackWith(many(400, topic) as never)]),
      evidenceOf([stackWith(many(401, topic) as never)]),
    ],
    [
      'has outputs',
      'outputs of a template: 201; allowed: at most 200',
      stackEvidence({ Outputs: many(200) }),
      stackEvidence({ Outputs: many(201) }),
    ],
    [
      'has parameters',
      'parameters of a template: 201; allowed: at most 200',
      stackEvidence({ Parameters: many(200) }),
      stackEvidence({ Parameters: many(201) }),
    ],
    [
      'has mappings',
      'mappings of a template: 201; allowed: at most 200',
      stackEvidence({ Mappings: many(200) }),
      stackEvidence({ Mappings: many(201) }),
    ],
    [
      'is described, in bytes',
      'bytes of the description of a template: 1026; allowed: at most 1024',
      stackEvidence({ Description: 'ü'.repeat(512) }),
      stackEvidence({ Description: 'ü'.repeat(513) }),
    ],
    [
      'names its stack',
      'characters of the name of a stack: 129; allowed: at most 128',
      evidenceOf([stackWith({}, { name: text(128) })]),
      evidenceOf([stackWith({}, { name: text(129) })]),
    ],
    [
      'names its resources',
      'characters of a logical id: 256; allowed: at most 255',
      evidenceOf([stackWith({ [text(255)]: topic })]),
      evidenceOf([stackWith({ [text(256)]: topic })]),
    ],
    [
      'names its outputs',
      'characters of the name of an output: 256; allowed: at most 255',
      stackEvidence({ Outputs: { [text(255)]: {} } }),
      stackEvidence({ Outputs: { [text(256)]: {} } }),
    ],
    [
      'gives defaults',
      'bytes of the default of a parameter: 4097; allowed: at most 4096',
      stackEvidence({ Parameters: { P: { Default: text(4096) } } }),
      stackEvidence({ Parameters: { P: { Default: text(4097) } } }),
    ],
    [
      'looks values up',
      'dynamic references of a template: 61; allowed: at most 60',
      stackEvidence({ Outputs: { O: { Value: '{{resolve:ssm:/a}}'.repeat(60) } } }),
      stackEvidence({ Outputs: { O: { Value: '{{resolve:ssm:/a}}'.repeat(60) }, P: { Value: '{{resolve:ssm:/b}}' } } }),
    ],
  ])('%s', (_, message, atLimit, beyond) => {
    expect(messages('template-within-limits', atLimit)).toEqual([]);
    expect(messages('template-within-limits', beyond)).toEqual([message]);
  });
});

describe('what a resource holds', () => {
  test.each<[reason: string, type: string, atLimit: Plain, beyond: Plain, message: string]>([
    [
      'the environment of a function',
      'AWS::Lambda::Function',
      { Environment: { Variables: { KEY: text(4093) } } },
      { Environment: { Variables: { KEY: text(4094) } } },
      'bytes of the environment of a function: 4097; allowed: at most 4096',
    ],
    [
      'the script of a node',
      'AWS::EC2::LaunchTemplate',
      { LaunchTemplateData: { UserData: { 'Fn::Base64': text(16_384) } } },
      { LaunchTemplateData: { UserData: { 'Fn::Base64': text(16_385) } } },
      'bytes of the user data of a node: 16385; allowed: at most 16384',
    ],
    [
      'a parameter',
      'AWS::SSM::Parameter',
      { Value: text(4096) },
      { Value: text(4097) },
      'bytes of the value of a parameter: 4097; allowed: at most 4096',
    ],
    [
      'an event pattern',
      'AWS::Events::Rule',
      { EventPattern: { a: text(2040) } },
      { EventPattern: { a: text(2041) } },
      'characters of the pattern of an event rule: 2049; allowed: at most 2048',
    ],
    [
      'targets of a rule',
      'AWS::Events::Rule',
      { Targets: Array(5).fill({}) },
      { Targets: Array(6).fill({}) },
      'targets of an event rule: 6; allowed: at most 5',
    ],
    [
      'actions of an alarm',
      'AWS::CloudWatch::Alarm',
      { AlarmActions: Array(5).fill('arn') },
      { AlarmActions: Array(6).fill('arn') },
      'actions of an alarm: 6; allowed: at most 5',
    ],
    [
      'rules of a security group, each direction by itself',
      'AWS::EC2::SecurityGroup',
      { SecurityGroupIngress: Array(60).fill({}), SecurityGroupEgress: Array(60).fill({}) },
      { SecurityGroupIngress: Array(60).fill({}), SecurityGroupEgress: Array(61).fill({}) },
      'rules of a security group for one direction: 61; allowed: at most 60',
    ],
    [
      'indexes of a table',
      'AWS::DynamoDB::GlobalTable',
      { GlobalSecondaryIndexes: Array(20).fill({}) },
      { GlobalSecondaryIndexes: Array(21).fill({}) },
      'indexes of a table: 21; allowed: at most 20',
    ],
  ])('%s', (_, type, atLimit, beyond, message) => {
    expect(messages('resource-within-limits', resourceEvidence(type, atLimit))).toEqual([]);
    expect(messages('resource-within-limits', resourceEvidence(type, beyond))).toEqual([message]);
  });
});

test('the nearest limit comes first, and one that nothing comes under does not come', () => {
  const evidence = evidenceOf([
    stackWith({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: text(40) } } }, { bytes: 600_000 }),
  ]);
  const margins = listMargins(takeInventory(evidence));
  expect(margins.slice(0, 2)).toEqual([
    {
      limit: 'bytes of a template',
      worst: 'assembly-mine/data.template.json',
      used: 600_000,
      allowed: 800_000,
      hard: 1_000_000,
    },
    {
      limit: 'characters of AWS::SQS::Queue.QueueName',
      worst: 'assembly-mine/data.template.json: Queue',
      used: 40,
      allowed: 80,
      hard: 80,
    },
  ]);
  const limits = margins.map(({ limit }) => limit);
  expect(limits).not.toContain('bytes of the environment of a function');
  expect(limits).not.toContain('mappings of a template');
});

test('a finding points at the property, and says how to mend it', () => {
  const { findings } = ask('resource-within-limits', resourceEvidence('AWS::SSM::Parameter', { Value: text(5000) }));
  expect(findings).toEqual([
    {
      rule: 'resource-within-limits',
      severity: 'error',
      at: { file: 'assembly-mine/data.template.json', subject: 'It', property: 'Properties.Value' },
      message: 'bytes of the value of a parameter: 5000; allowed: at most 4096',
      mend: 'Shorten the value: advanced parameters hold 8 KB, and cost money.',
      move: null,
    },
  ]);
});

describe('what a cluster is sent', () => {
  const configMap = (data: Plain, annotations: Plain = {}) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'it', namespace: 'models', annotations },
    data,
  });
  const applied = (bytes: number) => {
    const Manifest = JSON.stringify([{ ...configMap({ key: '' }), data: { key: text(bytes) } }]);
    return resourceEvidence('Custom::AWSCDK-EKS-KubernetesResource', { Manifest });
  };

  test('a file of objects', () => {
    const third = configMap({ key: text(90_000) });
    expect(messages('manifest-within-limits', objectEvidence(third, third))).toEqual([]);
    const size = Buffer.byteLength(JSON.stringify([third, third, third]));
    expect(messages('manifest-within-limits', objectEvidence(third, third, third))).toEqual([
      `bytes of a file of objects, as JSON: ${size}; allowed: at most 262144`,
    ]);
  });

  test('the event of a manifest carries what it was and what it becomes', () => {
    expect(messages('manifest-within-limits', applied(120_000))).toEqual([]);
    expect(messages('manifest-within-limits', applied(130_000))).toEqual([
      expect.stringMatching(
        /^bytes of a manifest in the event that applies it: 130\d{3}; allowed: at most 126976, of the 262144 that would be taken$/,
      ),
    ]);
  });

  test('the event of a Helm release', () => {
    const values = (bytes: number) => JSON.stringify({ key: text(bytes) });
    const release = (bytes: number) =>
      resourceEvidence('Custom::AWSCDK-EKS-HelmChart', { Release: 'keda', Values: values(bytes) });
    expect(messages('manifest-within-limits', release(120_000))).toEqual([]);
    expect(messages('manifest-within-limits', release(130_000))).toHaveLength(1);
  });

  test.each<[reason: string, object: Plain, message: RegExp]>([
    [
      'data of a ConfigMap',
      configMap({ key: text(1_048_574) }),
      /^bytes of the data of a ConfigMap or Secret: 1048577; allowed: at most 1048576$/,
    ],
    [
      'annotations together',
      configMap({}, { one: text(131_072), two: text(131_067) }),
      /^bytes of the annotations of an object: 262145; allowed: at most 262144$/,
    ],
    [
      'an object in etcd',
      { apiVersion: 'example.org/v1', kind: 'Thing', metadata: { name: 'it' }, spec: { key: text(1_572_864) } },
      /^bytes of an object, as etcd stores it: 15729\d\d; allowed: at most 1572864$/,
    ],
  ])('%s', (_, object, message) => {
    expect(messages('manifest-within-limits', objectEvidence(object))).toContainEqual(expect.stringMatching(message));
  });

  test('what `kubectl apply` sends is kept once more, as an annotation', () => {
    const nearlyAll = messages('manifest-within-limits', applied(263_000));
    expect(nearlyAll).toContainEqual(expect.stringMatching(/^bytes of the annotations of an object: 263\d{3}/));
    expect(
      messages('manifest-within-limits', objectEvidence(configMap({ key: text(200_000) }), configMap({}))),
    ).toEqual([]);
  });
});
