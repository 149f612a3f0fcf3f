import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { Alarm, Severity } from '#topology';
import { jurisdiction, kinds, regionNames, templatesOf } from './data-fixture';

const production = templatesOf('production');

function observabilityOf(region: string, templates = production): Template {
  const template = templates.get(`Observability-${region}`);
  if (template === undefined) throw new Error(`no Observability in ${region}`);
  return template;
}

function topicIn(template: Template, name: string): string {
  const [id] = Object.keys(template.findResources('AWS::SNS::Topic', { Properties: { TopicName: name } }));
  if (id === undefined) throw new Error(`no topic ${name}`);
  return id;
}

const alarms = jurisdiction('production').regions.flatMap((region) =>
  region.observability.alarms.map((alarm): readonly [string, string, Alarm] => [alarm.name, region.name, alarm]),
);

test.each(alarms)('%s tells the topic of its severity, of the end too', (name, region, alarm) => {
  const template = observabilityOf(region);
  const topic = topicIn(template, `production-${region}-${alarm.severity}`);
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: name,
    AlarmDescription: `${alarm.description} Runbook: ${alarm.runbook}`,
    AlarmActions: [{ Ref: topic }],
    OKActions: [{ Ref: topic }],
  });
});

test.each(regionNames)('%s: alarms are those of the Topology', (region) => {
  const names = jurisdiction('production')
    .regions.filter(({ name }) => name === region)
    .flatMap(({ observability }) => observability.alarms.map(({ name }) => name));
  const rendered = Object.values(observabilityOf(region).findResources('AWS::CloudWatch::Alarm'));
  expect(rendered.map(({ Properties }) => Properties.AlarmName)).toEqual(names);
});

test('an alarm watches the metric of the Topology', () => {
  observabilityOf('eu-north-1').hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'production-eu-north-1-weights-failed',
    Namespace: 'AWS/S3',
    MetricName: 'OperationsFailedReplication',
    Dimensions: [{ Name: 'SourceBucket', Value: 'production-eu-north-1-weights-111122223333' }],
    Statistic: 'Sum',
    Period: 60,
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: 5,
    EvaluationPeriods: 3,
    TreatMissingData: 'notBreaching',
  });
});

describe.each<Severity>(['critical', 'warning'])('topic for %s', (severity) => {
  const template = observabilityOf('eu-north-1');
  const topic = topicIn(template, `production-eu-north-1-${severity}`);

  test('is encrypted with the key of the jurisdiction', () => {
    template.hasResourceProperties('AWS::SNS::Topic', {
      TopicName: `production-eu-north-1-${severity}`,
      KmsMasterKeyId: { 'Fn::GetStackOutput': Match.objectLike({ StackName: 'meridian-production-Keys' }) },
    });
  });

  test('takes messages over TLS, from alarms of this account and Region', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      Topics: [{ Ref: topic }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Resource: { Ref: topic },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-north-1:111122223333:alarm:*' },
            },
          }),
        ]),
      },
    });
  });
});

test('only the topic that hears of the key takes messages from EventBridge', () => {
  const template = observabilityOf('eu-north-1');
  const open = Object.values(template.findResources('AWS::SNS::TopicPolicy')).filter(({ Properties }) =>
    JSON.stringify(Properties).includes('events.amazonaws.com'),
  );
  expect(open.map(({ Properties }) => Properties.Topics)).toEqual([
    [{ Ref: topicIn(template, 'production-eu-north-1-critical') }],
  ]);
});

test.each([
  ['eu-north-1', 'Keys', ['Primary', 'HopPrimary']],
  ['eu-south-2', 'ReplicaKeys-eu-south-2', ['Replica', 'HopReplica']],
])("%s: the rule on the keys watches this Region's, the one of hop tokens too", (region, stack, keys) => {
  const arnOf = (key: string) => ({
    'Fn::GetStackOutput': Match.objectLike({
      StackName: `meridian-production-${stack}`,
      OutputName: Match.stringLikeRegexp(`GetAtt${key}[0-9A-F]*Arn`),
    }),
  });
  observabilityOf(region).hasResourceProperties('AWS::Events::Rule', {
    Name: `production-${region}-key-at-risk`,
    EventPattern: {
      source: ['aws.kms'],
      detail: Match.objectLike({
        eventName: ['DisableKey', 'ScheduleKeyDeletion'],
        resources: { ARN: keys.map(arnOf) },
      }),
    },
  });
});

test('the metrics workspace: found by its tag, encrypted, logged', () => {
  const template = observabilityOf('eu-north-1');
  const [log] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
  template.hasResourceProperties('AWS::APS::Workspace', {
    Alias: 'production-eu-north-1',
    KmsKeyArn: { 'Fn::GetStackOutput': Match.objectLike({ StackName: 'meridian-production-Keys' }) },
    LoggingConfiguration: { LogGroupArn: { 'Fn::GetAtt': [log, 'Arn'] } },
    Tags: [{ Key: 'Name', Value: 'production-eu-north-1' }],
  });
});

test('the cluster is told the workspace’s id by a parameter, since AWS draws it', () => {
  const template = observabilityOf('eu-north-1');
  const [workspace] = Object.keys(template.findResources('AWS::APS::Workspace'));
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/meridian/production-eu-north-1/metrics-workspace',
    Value: { 'Fn::GetAtt': [workspace, 'WorkspaceId'] },
  });
});

test('the access log of the gateway has a group of the stack, encrypted and with an end', () => {
  observabilityOf('eu-north-1').hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: '/meridian/production-eu-north-1/access',
    RetentionInDays: 30,
    KmsKeyId: Match.anyValue(),
  });
});

test.each(kinds)('%s: workspace and log are kept or removed', (kind) => {
  const policy = kind === 'production' ? 'Retain' : 'Delete';
  const template = observabilityOf('eu-north-1', templatesOf(kind));
  for (const type of ['AWS::APS::Workspace', 'AWS::Logs::LogGroup']) {
    for (const resource of Object.values(template.findResources(type))) expect(resource.DeletionPolicy).toBe(policy);
  }
});

test('the dashboard shows every alarm, its metric and the load balancers', () => {
  const [dashboard] = Object.values(observabilityOf('eu-north-1').findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard?.Properties.DashboardBody);
  for (const text of [
    'production-eu-north-1-batch-dead',
    'OperationsFailedReplication',
    'net/production-eu-north-1-in',
  ]) {
    expect(body).toContain(text);
  }
  const shown = Object.keys(observabilityOf('eu-north-1').findResources('AWS::CloudWatch::Alarm'));
  for (const id of shown) expect(body).toContain(`{"Fn::GetAtt":["${id}","Arn"]}`);
});
