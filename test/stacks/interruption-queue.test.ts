import { clusterRegion, clusterTemplate } from './cluster-fixture';

const cluster = clusterTemplate('production', clusterRegion('production'));
const [queue] = Object.keys(cluster.findResources('AWS::SQS::Queue'));
const queueArn = { 'Fn::GetAtt': [queue, 'Arn'] };
const rules = cluster.findResources('AWS::Events::Rule');

test('the queue has its name, its end, and encryption that waits for nobody', () => {
  cluster.hasResourceProperties('AWS::SQS::Queue', {
    QueueName: 'production-eu-north-1-interruption',
    MessageRetentionPeriod: 300,
    SqsManagedSseEnabled: true,
  });
});

test('every notice that Karpenter 1.14 listens to reaches the queue', () => {
  const events = Object.values(rules).map(({ Properties }) => ({
    source: Properties.EventPattern.source,
    detailType: Properties.EventPattern['detail-type'],
    targets: Properties.Targets.map(({ Arn }: { Arn: unknown }) => Arn),
  }));
  const notice = (source: string, detailType: string) => ({
    source: [source],
    detailType: [detailType],
    targets: [queueArn],
  });
  expect(events).toEqual(
    expect.arrayContaining([
      notice('aws.ec2', 'EC2 Spot Instance Interruption Warning'),
      notice('aws.ec2', 'EC2 Instance Rebalance Recommendation'),
      notice('aws.ec2', 'EC2 Instance State-change Notification'),
      notice('aws.ec2', 'EC2 Capacity Reservation Instance Interruption Warning'),
      notice('aws.health', 'AWS Health Event'),
    ]),
  );
  expect(events).toHaveLength(5);
});

test('only these rules may send, and nobody without TLS', () => {
  const [policy] = Object.values(cluster.findResources('AWS::SQS::QueuePolicy'));
  expect(policy?.Properties.PolicyDocument.Statement).toEqual([
    {
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Resource: queueArn,
    },
    {
      Action: 'sqs:SendMessage',
      Condition: {
        ArnEquals: { 'aws:SourceArn': Object.keys(rules).map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] })) },
      },
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Resource: queueArn,
    },
  ]);
});
