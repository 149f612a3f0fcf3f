import { changed } from './changed';
import { addResource, type Open } from './edit';
import type { Mutation } from './mutation';

const network = 'production/eu-north-1/Network';
const cluster = 'production/eu-north-1/Cluster';
const production = { deployment: 'production' } as const;

/** The first policy written into a role. */
function statements(properties: Open): Open[] {
  return properties.Policies[0].PolicyDocument.Statement;
}

/** Ways into clusters, nodes, roles and networks. */
export const securityAwsAccessMutations: readonly Mutation[] = [
  {
    ...production,
    name: 'the API server opened to a network that nobody listed',
    rule: 'open-cluster-endpoint',
    change: changed(cluster, 'AWS::EKS::Cluster', '', ({ ResourcesVpcConfig: access }) => {
      access.EndpointPublicAccess = true;
      access.PublicAccessCidrs = ['198.51.100.0/24'];
    }),
  },
  {
    ...production,
    name: 'the API server made public, without a list',
    rule: 'AwsSolutions-EKS1',
    change: changed(cluster, 'AWS::EKS::Cluster', '', ({ ResourcesVpcConfig: access }) => {
      access.EndpointPublicAccess = true;
    }),
  },
  {
    ...production,
    name: 'the audit log of the control plane switched off',
    rule: 'AwsSolutions-EKS2[LogExport::audit]',
    change: changed(cluster, 'AWS::EKS::Cluster', '', ({ Logging }) => {
      const { EnabledTypes: types } = Logging.ClusterLogging;
      types.splice(
        types.findIndex(({ Type }: Open) => Type === 'audit'),
        1,
      );
    }),
  },
  {
    ...production,
    name: 'access by a config map allowed again',
    rule: 'legacy-cluster-access',
    change: changed(cluster, 'AWS::EKS::Cluster', '', ({ AccessConfig }) => {
      AccessConfig.AuthenticationMode = 'API_AND_CONFIG_MAP';
    }),
  },
  {
    ...production,
    name: 'a further administrator of the cluster',
    rule: 'unlisted-cluster-access',
    change: (copy) =>
      addResource(copy, cluster, 'Contractor', {
        Type: 'AWS::EKS::AccessEntry',
        Properties: { ClusterName: 'production-eu-north-1', PrincipalArn: 'arn:aws:iam::444455556666:role/contractor' },
      }),
  },
  {
    ...production,
    name: 'an add-on without a version',
    rule: 'unpinned-add-on',
    change: changed(cluster, 'AWS::EKS::Addon', 'vpccni', (properties) => {
      delete properties.AddonVersion;
    }),
  },
  {
    ...production,
    name: 'SSH to the system nodes',
    rule: 'unguarded-node-group',
    change: changed(cluster, 'AWS::EKS::Nodegroup', '', (properties) => {
      properties.RemoteAccess = { Ec2SshKey: 'operators' };
    }),
  },
  {
    ...production,
    name: 'one hop more to the metadata of nodes',
    rule: 'reachable-instance-metadata',
    change: changed(cluster, 'AWS::EC2::LaunchTemplate', '', ({ LaunchTemplateData }) => {
      LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit = 2;
    }),
  },
  {
    ...production,
    name: 'metadata of nodes without a token',
    rule: 'reachable-instance-metadata',
    change: changed(cluster, 'AWS::EC2::LaunchTemplate', '', ({ LaunchTemplateData }) => {
      LaunchTemplateData.MetadataOptions.HttpTokens = 'optional';
    }),
  },
  {
    ...production,
    name: 'a subnet that hands out public addresses',
    rule: 'public-address',
    change: changed(network, 'AWS::EC2::Subnet', 'Public', (properties) => {
      properties.MapPublicIpOnLaunch = true;
    }),
  },
  {
    ...production,
    name: 'a role that may do anything with a bucket',
    rule: 'wildcard-action',
    change: changed(cluster, 'AWS::IAM::Role', 'Rolesengine', (properties) => {
      statements(properties)[0].Action = 's3:*';
    }),
  },
  {
    ...production,
    name: 'a role that may end any instance',
    rule: 'unnamed-resource',
    change: changed(cluster, 'AWS::IAM::Role', 'Roleskarpenter', (properties) => {
      statements(properties).push({ Effect: 'Allow', Action: 'ec2:TerminateInstances', Resource: '*' });
    }),
  },
  {
    ...production,
    name: 'a wildcard in a place that nobody acknowledged',
    rule: 'AwsSolutions-IAM5[Resource::arn:aws:sqs:eu-north-1:444455556666:*]',
    change: changed(cluster, 'AWS::IAM::Role', 'Roleskarpenter', (properties) => {
      statements(properties).push({
        Effect: 'Allow',
        Action: 'sqs:ReceiveMessage',
        Resource: 'arn:aws:sqs:eu-north-1:444455556666:*',
      });
    }),
  },
  {
    ...production,
    name: 'Karpenter may pass any role',
    rule: 'pass-any-role',
    change: changed(cluster, 'AWS::IAM::Role', 'Roleskarpenter', (properties) => {
      const pass = statements(properties).find(({ Action }) => [Action].flat().includes('iam:PassRole'));
      pass.Resource = '*';
    }),
  },
  {
    ...production,
    name: 'the flow log role lent to every customer of AWS',
    rule: 'confused-deputy',
    change: changed(network, 'AWS::IAM::Role', 'FlowLog', (properties) => {
      delete properties.AssumeRolePolicyDocument.Statement[0].Condition;
    }),
  },
  {
    ...production,
    name: 'the nodes opened to an office',
    rule: 'unexpected-ingress',
    change: changed(cluster, 'AWS::EC2::SecurityGroup', 'Nodes', (properties) => {
      properties.SecurityGroupIngress.push({ CidrIp: '203.0.113.0/24', IpProtocol: '-1' });
    }),
  },
  {
    ...production,
    name: 'the load balancer opened to everybody',
    rule: 'AwsSolutions-EC23',
    change: changed(network, 'AWS::EC2::SecurityGroup', 'internetfacing', (properties) => {
      properties.SecurityGroupIngress[0].CidrIp = '0.0.0.0/0';
    }),
  },
  {
    ...production,
    name: 'the internal load balancer turned to the Internet',
    rule: 'unexpected-load-balancer',
    change: changed(network, 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerinternal', (properties) => {
      properties.Scheme = 'internet-facing';
    }),
  },
  {
    ...production,
    name: 'a listener without TLS',
    rule: 'plain-listener',
    change: changed(network, 'AWS::ElasticLoadBalancingV2::Listener', 'internetfacing', (properties) => {
      properties.Protocol = 'TCP';
    }),
  },
  {
    ...production,
    name: 'TLS 1.0 at the edge',
    rule: 'weak-tls-policy',
    change: changed(network, 'AWS::ElasticLoadBalancingV2::Listener', 'internetfacing', (properties) => {
      properties.SslPolicy = 'ELBSecurityPolicy-TLS13-1-0-2021-06';
    }),
  },
];
