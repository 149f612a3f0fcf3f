import { Match, Template } from 'aws-cdk-lib/assertions';
import { accelerator, NetworkWorld, regionNames } from './network-fixture';

function build(change: Partial<ReturnType<typeof accelerator>> = {}) {
  return Template.fromStack(new NetworkWorld('production').accelerator({ ...accelerator('production'), ...change }));
}

test.each(regionNames)('%s: its load balancer is the endpoint of a group of its own', (region) => {
  build().hasResourceProperties('AWS::GlobalAccelerator::EndpointGroup', {
    EndpointGroupRegion: region,
    TrafficDialPercentage: 100,
    EndpointConfigurations: [
      {
        ClientIPPreservationEnabled: true,
        EndpointId: {
          'Fn::GetStackOutput': {
            StackName: `meridian-production-${region}-Network`,
            Region: region,
            OutputName: Match.stringLikeRegexp('internetfacing.*LoadBalancerArn'),
          },
        },
      },
    ],
  });
});

test('one accelerator with one listener, and a group for each Region of the jurisdiction', () => {
  const template = build();
  template.hasResourceProperties('AWS::GlobalAccelerator::Accelerator', { Name: 'production-eu', Enabled: true });
  template.hasResourceProperties('AWS::GlobalAccelerator::Listener', {
    Protocol: 'TCP',
    PortRanges: [{ FromPort: 443, ToPort: 443 }],
  });
  template.resourceCountIs('AWS::GlobalAccelerator::EndpointGroup', regionNames.length);
});

test('clients find it by the name of the jurisdiction', () => {
  build().hasResourceProperties('AWS::Route53::RecordSet', {
    Name: 'eu.api.example.com',
    Type: 'A',
    AliasTarget: { DNSName: { 'Fn::GetAtt': ['Accelerator', 'DnsName'] }, HostedZoneId: 'Z2BJ6XQ5FK7U4H' },
  });
});

test('without a domain there is no record', () => {
  build({ record: null }).resourceCountIs('AWS::Route53::RecordSet', 0);
});

test('a group in a Region of another jurisdiction is refused', () => {
  const group = { region: 'us-east-1', loadBalancer: 'production-internet-facing', trafficDialPercent: 100 };
  expect(() => build({ endpointGroups: [group] })).toThrow(
    new Error('production/eu/Accelerator: no network in "us-east-1"; have: eu-north-1, eu-south-2, eu-central-1'),
  );
});
