import type { RegisteredType } from './registered-type';
import { holds, inRegion, moves, through } from './type-line';

/** Metrics, logs, alarms, dashboards. */
export const awsObservabilityTypes: readonly RegisteredType[] = [
  holds(
    { type: 'AWS::APS::Workspace', why: 'Metrics', place: inRegion('metrics workspace', 'Alias') },
    through('LoggingConfiguration.LogGroupArn', 'reference', 'log'),
    through('QueryLoggingConfiguration.Destinations.*.CloudWatchLogs.LogGroupArn', 'reference', 'log'),
    through('AlertManagerDefinition', 'text', 'subscription'),
    through('KmsKeyArn', 'name', 'encryption'),
  ),
  holds(
    { type: 'AWS::Logs::LogGroup', why: 'Logs', place: inRegion('log group', 'LogGroupName') },
    through('ResourcePolicyDocument', 'policy', 'resource-policy'),
    through('KmsKeyId', 'name', 'encryption'),
  ),
  moves(
    { type: 'AWS::Logs::SubscriptionFilter', why: 'Sends a log group on', place: inRegion('subscription filter') },
    through('DestinationArn', 'reference', 'log'),
    through('RoleArn', 'reference', 'log'),
  ),
  moves(
    { type: 'AWS::EC2::FlowLog', why: 'Writes who talked to whom in the network', place: inRegion('flow log') },
    through('LogGroupName', 'name', 'log'),
    through('LogDestination', 'bucket', 'log'),
    through('DeliverLogsPermissionArn', 'reference', 'log'),
    through('DeliverCrossAccountRole', 'reference', 'log'),
  ),
  moves(
    { type: 'AWS::CloudWatch::Alarm', why: 'Tells its actions of a metric', place: inRegion('alarm', 'AlarmName') },
    through('AlarmActions.*', 'reference', 'event'),
    through('OKActions.*', 'reference', 'event'),
    through('InsufficientDataActions.*', 'reference', 'event'),
    through('Metrics.*.AccountId', 'account', 'event'),
  ),
  moves(
    { type: 'AWS::CloudWatch::Dashboard', why: 'Shows metrics of the Regions it names', place: inRegion('dashboard') },
    through('DashboardBody', 'text', 'environment'),
  ),
];
