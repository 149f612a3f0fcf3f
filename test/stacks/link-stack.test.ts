import { Match, Template } from 'aws-cdk-lib/assertions';
import { kinds, NetworkWorld, networkRegion, regionNames } from './network-fixture';

const [first, second, third] = regionNames;

function linked(kind: (typeof kinds)[number]) {
  const world = new NetworkWorld(kind);
  const requester = world.link(first, second, null);
  const accepter = world.link(second, first, requester);
  return { world, requester, accepter };
}

/** Value that another stack's output is to give, in that stack's Region. */
const outputOf = (stackName: string, region: string, name: string) => ({
  'Fn::GetStackOutput': { StackName: stackName, Region: region, OutputName: Match.stringLikeRegexp(name) },
});

describe.each(kinds)('%s', (kind) => {
  const { world, requester, accepter } = linked(kind);
  const ends = [
    { name: 'requester', stack: requester, here: first, there: second },
    { name: 'accepter', stack: accepter, here: second, there: first },
  ];

  test('the requester asks for the connection with the VPC of its peer, and the accepter asks for none', () => {
    Template.fromStack(requester).hasResourceProperties('AWS::EC2::VPCPeeringConnection', {
      VpcId: outputOf(`meridian-${kind}-${first}-Network`, first, 'VpcId'),
      PeerVpcId: outputOf(`meridian-${kind}-${second}-Network`, second, 'VpcId'),
      PeerRegion: second,
    });
    Template.fromStack(accepter).resourceCountIs('AWS::EC2::VPCPeeringConnection', 0);
  });

  test.each(ends)('$name: every private route table leads to the network of the peer', ({ stack, here, there }) => {
    const template = Template.fromStack(stack);
    const zones = networkRegion(kind, here).network.zones;
    const routes = Object.values(template.findResources('AWS::EC2::Route')).map(({ Properties }) => Properties);
    expect(routes).toHaveLength(zones.length);
    expect(new Set(routes.map(({ RouteTableId }) => JSON.stringify(RouteTableId))).size).toBe(zones.length);
    template.allResourcesProperties('AWS::EC2::Route', {
      DestinationCidrBlock: networkRegion(kind, there).network.cidr,
      RouteTableId: outputOf(`meridian-${kind}-${here}-Network`, here, 'RouteTableId'),
      VpcPeeringConnectionId:
        here === first
          ? { 'Fn::GetAtt': ['Connection', 'Id'] }
          : outputOf(`meridian-${kind}-${first}-Link-${second}`, first, 'Connection'),
    });
  });

  test.each(ends)(
    "$name: the peer's name stands in this Region's zone and points at the peer",
    ({ stack, here, there }) => {
      Template.fromStack(stack).hasResourceProperties('AWS::Route53::RecordSet', {
        HostedZoneId: outputOf(`meridian-${kind}-${here}-Network`, here, 'PrivateZone'),
        Name: networkRegion(kind, there).network.privateZone.host,
        AliasTarget: {
          DNSName: outputOf(`meridian-${kind}-${there}-Network`, there, 'internal.*DNSName'),
          HostedZoneId: outputOf(`meridian-${kind}-${there}-Network`, there, 'internal.*CanonicalHostedZoneID'),
          EvaluateTargetHealth: true,
        },
      });
    },
  );

  test('the accepter waits for the connection', () => {
    expect(accepter.dependencies.map(({ stackName }) => stackName)).toContain(requester.stackName);
    expect(requester.dependencies.map(({ stackName }) => stackName)).not.toContain(accepter.stackName);
  });

  test('no Lambda carries what the stacks read of one another', () => {
    for (const stack of [requester, accepter, ...world.networks.values()]) {
      Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
      Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', stack.node.id === 'Network' ? 1 : 0);
    }
  });
});

test('links of one Region to several peers stand side by side', () => {
  const world = new NetworkWorld('demo');
  const stacks = [world.link(first, second, null), world.link(first, third, null)];
  expect(stacks.map(({ stackName }) => stackName)).toEqual([
    'meridian-demo-eu-north-1-Link-eu-south-2',
    'meridian-demo-eu-north-1-Link-eu-central-1',
  ]);
});
