import type { Evidence, Resource } from '#evidence';
import { addResource, type Open, resourceIn, stackAt } from './edit';
import type { Mutation } from './mutation';

const queueOfUs = 'arn:aws:sqs:us-east-1:111122223333:production-us-east-1-review';
const topicOfEu = 'arn:aws:sns:eu-north-1:444455556666:production-eu-north-1-critical';

function outputOf(copy: Evidence, path: string, holding: string): Open {
  const { name, region, template } = stackAt(copy, path);
  const OutputName = Object.keys(template.Outputs ?? {}).find((output) => output.includes(holding));
  if (OutputName === undefined) throw new Error(`no output ${holding} of ${path}: the mutation has nothing to name`);
  return { 'Fn::GetStackOutput': { StackName: name, Region: region, OutputName } };
}

function recordOf(name: string, more: object): Resource {
  return { Type: 'AWS::Route53::RecordSet', Properties: { Name: name, Type: 'A', HostedZoneId: 'Z1', ...more } };
}

/** Messages, logs, networks and names: the ways out of a place. */
export const residencyWayMutations: readonly Mutation[] = [
  {
    name: 'a queue of us subscribes to the alerts of eu',
    deployment: 'production',
    rule: 'subscription-leaves',
    change: (copy) => {
      addResource(copy, 'production/eu-north-1/Observability', 'Pager', {
        Type: 'AWS::SNS::Subscription',
        Properties: { Protocol: 'sqs', TopicArn: topicOfEu, Endpoint: queueOfUs },
      });
    },
  },
  {
    name: 'somebody has the alerts of eu sent by e-mail',
    deployment: 'production',
    rule: 'subscription-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Observability', 'AWS::SNS::Topic', 'warning');
      Properties.Subscription = [{ Protocol: 'email', Endpoint: 'ops@example.com' }];
    },
  },
  {
    name: 'events about nodes of eu go to a bus of us',
    deployment: 'production',
    rule: 'event-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-south-2/Cluster', 'AWS::Events::Rule', 'SpotInterruption');
      Properties.Targets.push({ Id: 'Bus', Arn: 'arn:aws:events:us-east-1:111122223333:event-bus/default' });
    },
  },
  {
    name: 'an alarm of apac tells a topic of eu',
    deployment: 'production',
    rule: 'event-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/ap-northeast-1/Observability', 'AWS::CloudWatch::Alarm');
      Properties.AlarmActions = [topicOfEu];
    },
  },
  {
    name: 'failed batch jobs of eu end up in a queue of us',
    deployment: 'production',
    rule: 'event-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Data', 'AWS::SQS::Queue', 'batchQueue');
      Properties.RedrivePolicy.deadLetterTargetArn = queueOfUs;
    },
  },
  {
    name: 'flow logs of eu go to a bucket of us',
    deployment: 'production',
    rule: 'log-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Network', 'AWS::EC2::FlowLog');
      Properties.LogDestinationType = 's3';
      Properties.LogDestination = 'arn:aws:s3:::production-us-east-1-access-log-111122223333';
    },
  },
  {
    name: 'control-plane logs of eu are sent on to a destination of us',
    deployment: 'production',
    rule: 'log-leaves',
    change: (copy) => {
      addResource(copy, 'production/eu-north-1/Cluster', 'SendOn', {
        Type: 'AWS::Logs::SubscriptionFilter',
        Properties: { FilterPattern: '', DestinationArn: 'arn:aws:logs:us-east-1:111122223333:destination:all' },
      });
    },
  },
  {
    name: 'access logs of a load balancer go to a bucket of somebody',
    deployment: 'production',
    rule: 'log-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(
        copy,
        'production/us-east-1/Network',
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
      );
      Properties.LoadBalancerAttributes.push({ Key: 'access_logs.s3.bucket', Value: 'logs-of-somebody' });
    },
  },
  {
    name: 'a function of us reads the usage stream of eu',
    deployment: 'production',
    rule: 'consumer-abroad',
    change: (copy) => {
      addResource(copy, 'production/us-east-1/Data', 'Reader', {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          FunctionName: 'bill',
          EventSourceArn: 'arn:aws:kinesis:eu-north-1:444455556666:stream/production-eu-north-1-usage',
        },
      });
    },
  },
  {
    name: 'a function of the demo is told of an address in Ireland',
    deployment: 'demo',
    rule: 'environment-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'demo/us-east-1/Workloads', 'AWS::Lambda::Function', 'Handler');
      Properties.Environment.Variables.COLLECTOR = 'https://xray.eu-west-1.amazonaws.com';
    },
  },
  {
    name: 'a function of the demo is told of an address of nobody known',
    deployment: 'demo',
    rule: 'environment-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'demo/us-east-2/Workloads', 'AWS::Lambda::Function', 'Handler');
      Properties.Environment.Variables.COLLECTOR = 'https://collector.example.org/v1/traces';
    },
  },
  {
    name: 'the network of eu-north-1 is peered with one of us',
    deployment: 'production',
    rule: 'network-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(
        copy,
        'production/eu-north-1/Link-eu-south-2',
        'AWS::EC2::VPCPeeringConnection',
      );
      Properties.PeerRegion = 'us-east-1';
    },
  },
  {
    name: 'a network takes an endpoint to a service of somebody',
    deployment: 'production',
    rule: 'network-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Network', 'AWS::EC2::VPCEndpoint', 'eksauth');
      Properties.ServiceName = 'com.amazonaws.vpce.eu-north-1.vpce-svc-0123456789abcdef0';
    },
  },
  {
    name: 'us.api.example.com leads to a load balancer of eu',
    deployment: 'production',
    rule: 'dns-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/us-east-1/Network', 'AWS::Route53::RecordSet', 'EdgeRecord');
      Properties.AliasTarget.DNSName = 'production-public-1234.elb.eu-north-1.amazonaws.com';
    },
  },
  {
    name: 'the health of us-east-1 is judged by an alarm of eu',
    deployment: 'production',
    rule: 'dns-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/us-east-1/Network', 'AWS::Route53::HealthCheck');
      Properties.HealthCheckConfig.AlarmIdentifier.Region = 'eu-north-1';
    },
  },
  {
    name: 'a network of us sees the private names of eu',
    deployment: 'production',
    rule: 'dns-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Network', 'AWS::Route53::HostedZone');
      Properties.VPCs.push({ VPCId: outputOf(copy, 'production/us-east-1/Network', 'VpcId'), VPCRegion: 'us-east-1' });
    },
  },
  {
    name: 'a stack of us adds a record of its own to the host name of eu',
    deployment: 'production',
    rule: 'dns-name-spans',
    change: (copy) => {
      const DNSName = outputOf(copy, 'production/us-east-1/Network', 'DNSName');
      addResource(
        copy,
        'production/us-east-1/Observability',
        'Third',
        recordOf('EU.api.example.com.', { Region: 'us-east-1', SetIdentifier: 'us', AliasTarget: { DNSName } }),
      );
    },
  },
  {
    name: 'when all of eu is lost, an apology is served from elsewhere',
    deployment: 'production',
    rule: 'dns-spill',
    change: (copy) => {
      addResource(
        copy,
        'production/eu-north-1/Network',
        'Apology',
        recordOf('eu.api.example.com', {
          Failover: 'SECONDARY',
          SetIdentifier: 'apology',
          AliasTarget: { DNSName: 'd111111abcdef8.cloudfront.net' },
        }),
      );
    },
  },
  {
    name: 'the accelerator of apac takes a group in us-east-1',
    deployment: 'production',
    rule: 'accelerator-spans',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/apac/Accelerator', 'AWS::GlobalAccelerator::EndpointGroup');
      Properties.EndpointGroupRegion = 'us-east-1';
    },
  },
  {
    name: 'the name of apac spills through the accelerator to a load balancer of us',
    deployment: 'production',
    rule: 'dns-spill',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/apac/Accelerator', 'AWS::GlobalAccelerator::EndpointGroup');
      Properties.EndpointConfigurations.push({
        EndpointId: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/net/production-public/1234',
      });
    },
  },
  {
    name: 'a security group of eu is described by a value of us',
    deployment: 'production',
    rule: 'foreign-stack-output',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Cluster', 'AWS::EC2::SecurityGroup');
      Properties.GroupDescription = outputOf(copy, 'production/us-east-1/Network', 'VpcId');
    },
  },
];
