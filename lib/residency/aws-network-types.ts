import type { RegisteredType } from './registered-type';
import { inRegion, moves, neither, through } from './type-line';

/** Networks and load balancers. */
export const awsNetworkTypes: readonly RegisteredType[] = [
  neither('AWS::EC2::VPC', 'network', 'Addresses'),
  neither('AWS::EC2::Subnet', 'subnet', 'Addresses of a zone'),
  neither('AWS::EC2::RouteTable', 'route table', 'Its routes are types of their own'),
  neither('AWS::EC2::SubnetRouteTableAssociation', 'association', 'Joins a subnet and a route table of one network'),
  neither('AWS::EC2::InternetGateway', 'internet gateway', 'What may pass, security groups and network policies say'),
  neither('AWS::EC2::VPCGatewayAttachment', 'attachment', 'Joins a network and its gateway'),
  neither('AWS::EC2::NatGateway', 'NAT gateway', 'Forwards to the internet; whereto, network policies say'),
  moves(
    { type: 'AWS::EC2::SecurityGroup', why: 'Lets groups of others in', place: inRegion('security group') },
    through('SecurityGroupIngress.*.SourceSecurityGroupOwnerId', 'account', 'network'),
    through('SecurityGroupIngress.*.SourceSecurityGroupId', 'reference', 'network'),
    through('SecurityGroupEgress.*.DestinationSecurityGroupId', 'reference', 'network'),
  ),
  moves(
    { type: 'AWS::EC2::VPCPeeringConnection', why: 'Joins two networks', place: inRegion('peering connection') },
    through('PeerRegion', 'region', 'network'),
    through('PeerVpcId', 'reference', 'network'),
    through('PeerOwnerId', 'account', 'network'),
    through('PeerRoleArn', 'reference', 'network'),
    through('VpcId', 'reference', 'network'),
  ),
  moves(
    { type: 'AWS::EC2::Route', why: 'Leads packets to a gateway or a peer', place: inRegion('route') },
    through('RouteTableId', 'reference', 'network'),
    through('GatewayId', 'reference', 'network'),
    through('NatGatewayId', 'reference', 'network'),
    through('VpcPeeringConnectionId', 'reference', 'network'),
    through('TransitGatewayId', 'reference', 'network'),
    through('CoreNetworkArn', 'reference', 'network'),
    through('VpcEndpointId', 'reference', 'network'),
  ),
  moves(
    { type: 'AWS::EC2::VPCEndpoint', why: 'Private way to a service', place: inRegion('VPC endpoint') },
    through('ServiceName', 'endpoint-service', 'network'),
    through('ServiceRegion', 'region', 'network'),
    through('ServiceNetworkArn', 'reference', 'network'),
    through('ResourceConfigurationArn', 'reference', 'network'),
    through('PolicyDocument', 'policy', 'endpoint-policy'),
  ),
  moves(
    {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      why: 'Takes requests; its access logs go to a bucket',
      place: inRegion('load balancer', 'Name'),
    },
    through('Subnets.*', 'reference', 'network'),
    through('LoadBalancerAttributes.*', 'attribute', 'log'),
  ),
  moves(
    { type: 'AWS::ElasticLoadBalancingV2::Listener', why: 'Forwards requests', place: inRegion('listener') },
    through('LoadBalancerArn', 'reference', 'network'),
    through('DefaultActions.*.TargetGroupArn', 'reference', 'network'),
    through('DefaultActions.*.ForwardConfig.TargetGroups.*.TargetGroupArn', 'reference', 'network'),
    through('DefaultActions.*.RedirectConfig.Host', 'host', 'network'),
    through('Certificates.*.CertificateArn', 'reference', 'network'),
  ),
  moves(
    {
      type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      why: 'Sends requests to its targets',
      place: inRegion('target group', 'Name'),
    },
    through('VpcId', 'reference', 'network'),
    through('Targets.*.Id', 'reference', 'network'),
  ),
];
