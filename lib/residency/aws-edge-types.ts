import type { RegisteredType } from './registered-type';
import { everywhere, inRegion, moves, neither, through } from './type-line';

/** Names, certificates, accelerators: how clients find a Region. */
export const awsEdgeTypes: readonly RegisteredType[] = [
  moves(
    {
      type: 'AWS::Route53::HostedZone',
      why: 'Host names, for the networks it names',
      place: everywhere('hosted zone', 'Name'),
    },
    through('VPCs.*.VPCRegion', 'region', 'dns'),
    through('VPCs.*.VPCId', 'reference', 'dns'),
    through('QueryLoggingConfig.CloudWatchLogsLogGroupArn', 'reference', 'log'),
  ),
  moves(
    { type: 'AWS::Route53::RecordSet', why: 'Sends clients to what it names', place: everywhere('record', 'Name') },
    through('AliasTarget.DNSName', 'host', 'dns'),
    through('ResourceRecords.*', 'host', 'dns'),
    through('Region', 'region', 'dns'),
    through('HealthCheckId', 'reference', 'dns'),
    through('HostedZoneId', 'name', 'dns'),
  ),
  moves(
    {
      type: 'AWS::Route53::HealthCheck',
      why: 'Decides over records, by what it looks at',
      place: everywhere('health check'),
    },
    through('HealthCheckConfig.AlarmIdentifier.Region', 'region', 'dns'),
    through('HealthCheckConfig.AlarmIdentifier.Name', 'name', 'dns'),
    through('HealthCheckConfig.FullyQualifiedDomainName', 'host', 'dns'),
    through('HealthCheckConfig.IPAddress', 'host', 'dns'),
    through('HealthCheckConfig.ChildHealthChecks.*', 'reference', 'dns'),
  ),
  neither(
    'AWS::CertificateManager::Certificate',
    'certificate',
    'Names of hosts, which public logs of certificates show',
  ),
  moves(
    {
      type: 'AWS::GlobalAccelerator::Accelerator',
      why: 'Takes clients to Regions; its flow logs go to a bucket',
      place: everywhere('accelerator', 'Name'),
    },
    through('FlowLogsS3Bucket', 'bucket', 'log'),
  ),
  moves(
    {
      type: 'AWS::GlobalAccelerator::Listener',
      why: 'A port of an accelerator',
      place: everywhere('accelerator listener'),
    },
    through('AcceleratorArn', 'reference', 'accelerator'),
  ),
  moves(
    {
      type: 'AWS::GlobalAccelerator::EndpointGroup',
      why: 'Sends clients to a Region',
      place: inRegion('endpoint group'),
    },
    through('EndpointGroupRegion', 'region', 'accelerator'),
    through('EndpointConfigurations.*.EndpointId', 'reference', 'accelerator'),
    through('EndpointConfigurations.*.AttachmentArn', 'reference', 'accelerator'),
    through('ListenerArn', 'reference', 'accelerator'),
  ),
];
