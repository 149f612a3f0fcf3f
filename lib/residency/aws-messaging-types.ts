import type { RegisteredType } from './registered-type';
import { holds, inRegion, moves, through } from './type-line';

/** Streams, queues, topics, events. */
export const awsMessagingTypes: readonly RegisteredType[] = [
  holds(
    { type: 'AWS::Kinesis::Stream', why: 'Usage and request records', place: inRegion('stream', 'Name') },
    through('StreamEncryption.KeyId', 'name', 'encryption'),
  ),
  moves(
    { type: 'AWS::Kinesis::StreamConsumer', why: 'Reads a stream', place: inRegion('stream consumer', 'ConsumerName') },
    through('StreamARN', 'reference', 'consumer'),
  ),
  holds(
    { type: 'AWS::SQS::Queue', why: 'Batch jobs and reviews', place: inRegion('queue', 'QueueName') },
    through('RedrivePolicy.deadLetterTargetArn', 'reference', 'event'),
    through('RedriveAllowPolicy.sourceQueueArns.*', 'reference', 'event'),
    through('KmsMasterKeyId', 'name', 'encryption'),
  ),
  moves(
    { type: 'AWS::SQS::QueuePolicy', why: 'Opens a queue to its principals', place: inRegion('queue policy') },
    through('PolicyDocument', 'policy', 'resource-policy'),
  ),
  holds(
    { type: 'AWS::SNS::Topic', why: 'Alerts on their way', place: inRegion('topic', 'TopicName') },
    through('Subscription.*.Endpoint', 'reference', 'subscription'),
    through('DeliveryStatusLogging.*.SuccessFeedbackRoleArn', 'reference', 'log'),
    through('DeliveryStatusLogging.*.FailureFeedbackRoleArn', 'reference', 'log'),
    through('KmsMasterKeyId', 'name', 'encryption'),
  ),
  moves(
    { type: 'AWS::SNS::TopicPolicy', why: 'Opens a topic to its principals', place: inRegion('topic policy') },
    through('PolicyDocument', 'policy', 'resource-policy'),
  ),
  moves(
    { type: 'AWS::SNS::Subscription', why: 'Sends what a topic gets', place: inRegion('subscription') },
    through('Endpoint', 'reference', 'subscription'),
    through('TopicArn', 'reference', 'subscription'),
    through('Region', 'region', 'subscription'),
    through('RedrivePolicy.deadLetterTargetArn', 'reference', 'subscription'),
  ),
  moves(
    { type: 'AWS::Events::Rule', why: 'Sends events to its targets', place: inRegion('event rule', 'Name') },
    through('Targets.*.Arn', 'reference', 'event'),
    through('Targets.*.DeadLetterConfig.Arn', 'reference', 'event'),
    through('Targets.*.RoleArn', 'reference', 'event'),
    through('EventBusName', 'name', 'event'),
  ),
];
