import type { Resource, StackFile } from '#evidence';
import { type StackPlace, stackOf, wordsOf } from './small-deployment';

const balancer: Resource = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Name: 'edge' } };
const dnsName = { 'Fn::GetAtt': ['Balancer', 'DNSName'] };

/** A stack with a load balancer and a record of some name that leads to it, or elsewhere. */
function answering(Name: string, place: StackPlace = {}, DNSName: unknown = dnsName): StackFile {
  const Record = { Type: 'AWS::Route53::RecordSet', Properties: { Name, AliasTarget: { DNSName } } };
  return stackOf({ Balancer: balancer, Record }, place);
}

/** Names of the rules that object, with what they say. */
function faults(rule: string, ...stacks: readonly StackFile[]): readonly string[] {
  return wordsOf(...stacks).filter((words) => words.startsWith(`${rule} at`));
}

const south = { region: 'eu-south-2' };
const us = { region: 'us-east-1' };

describe('where a host name leads', () => {
  test('to the Regions of its jurisdiction: nothing to object to', () => {
    expect(wordsOf(answering('eu.api.example.com'), answering('eu.api.example.com', south))).toEqual([]);
  });

  test('to a load balancer of another jurisdiction, by a record of that one', () => {
    expect(faults('dns-name-spans', answering('eu.api.example.com'), answering('EU.api.example.com.', us))).toEqual([
      'dns-name-spans at Record.Properties.AliasTarget.DNSName: eu.api.example.com of eu leads to load balancer edge in us-east-1 (us); allowed: eu-north-1, eu-south-2',
    ]);
  });

  test('a name below that of a jurisdiction is held to it, even alone', () => {
    expect(faults('dns-name-spans', answering('blue.eu.api.example.com', us))).toHaveLength(1);
  });

  test('a name of nobody is held to the jurisdiction of most of its answers', () => {
    const name = 'inside.meridian.internal';
    const stacks = [answering(name, us), answering(name), answering(name, south)];
    expect(faults('dns-name-spans', ...stacks)).toEqual([
      'dns-name-spans at Record.Properties.AliasTarget.DNSName: inside.meridian.internal of eu leads to load balancer edge in us-east-1 (us); allowed: eu-north-1, eu-south-2',
    ]);
  });
});

describe('when every Region of a jurisdiction is lost', () => {
  test.each([
    ['a site of somebody', 'd111111abcdef8.cloudfront.net', 'something that cannot be resolved'],
    [
      'an endpoint of another Region',
      'x.elb.us-east-2.amazonaws.com',
      'host x.elb.us-east-2.amazonaws.com in us-east-2 (us)',
    ],
  ])('%s must not answer', (_, target, whereto) => {
    expect(
      faults('dns-spill', answering('eu.api.example.com'), answering('eu.api.example.com', south, target)),
    ).toEqual([
      `dns-spill at Record.Properties.AliasTarget.DNSName: with eu-north-1 and eu-south-2 lost, eu.api.example.com still leads to ${whereto}; allowed: no answer`,
    ]);
  });

  test('nor an address', () => {
    const Properties = { Name: 'eu.api.example.com', ResourceRecords: ['192.0.2.1'] };
    expect(faults('dns-spill', stackOf({ Record: { Type: 'AWS::Route53::RecordSet', Properties } }))).toEqual([
      'dns-spill at Record.Properties.ResourceRecords: with eu-north-1 and eu-south-2 lost, eu.api.example.com still leads to something that cannot be resolved; allowed: no answer',
    ]);
  });

  test('an accelerator leads to each of its endpoints', () => {
    const endpoint = (region: string, account: string) => ({
      EndpointId: `arn:aws:elasticloadbalancing:${region}:${account}:loadbalancer/net/edge/1`,
    });
    const stack = stackOf({
      Accelerator: { Type: 'AWS::GlobalAccelerator::Accelerator' },
      Listener: {
        Type: 'AWS::GlobalAccelerator::Listener',
        Properties: { AcceleratorArn: { 'Fn::GetAtt': ['Accelerator', 'AcceleratorArn'] } },
      },
      Group: {
        Type: 'AWS::GlobalAccelerator::EndpointGroup',
        Properties: {
          ListenerArn: { 'Fn::GetAtt': ['Listener', 'ListenerArn'] },
          EndpointGroupRegion: 'eu-north-1',
          EndpointConfigurations: [endpoint('eu-north-1', '444455556666'), endpoint('us-east-1', '111122223333')],
        },
      },
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          Name: 'eu.api.example.com',
          AliasTarget: { DNSName: { 'Fn::GetAtt': ['Accelerator', 'DnsName'] } },
        },
      },
    });
    expect(faults('dns-spill', stack)).toEqual([
      'dns-spill at Record.Properties.AliasTarget.DNSName: with eu-north-1 and eu-south-2 lost, eu.api.example.com still leads to elasticloadbalancing loadbalancer/net/edge/1 in us-east-1 (us); allowed: no answer',
    ]);
    expect(faults('accelerator-spans', stack)).toHaveLength(1);
  });
});
