import type { Cluster, Network } from '#topology';
import { type FieldsOf, fact, floor, kept, replacing, type ThingOf, thing } from './fact';

/** What grows with a Region of the jurisdiction: networks of peers, names of peers. */
const ofRegions = { region: 'mention', value: 'mention' } as const;

/**
 * What replaces: CloudFormation's service specification within the CDK CLI 2.1148.1, read 2026-11-21 (`causesReplacement`): CidrBlock
 * of AWS::EC2::VPC; AvailabilityZone and CidrBlock of AWS::EC2::Subnet; Name and Scheme of a load balancer; Name, Port and Protocol of
 * a target group; Name of a private zone. Those without state are taken as availability.
 */
export const networkFacts: ThingOf<Network> = thing(
  'network',
  { group: 'availability', naming: 'broad' },
  {
    vpcName: fact('cosmetic', { words: 'name of the VPC', isRepeated: true }),
    cidr: replacing('the VPC and all that stands in it'),
    zones: thing(
      'zone',
      { group: 'replacement', holds: 'what stands in its subnets is' },
      {
        name: fact('replacement'),
        privateCidr: replacing('the private subnet and the nodes in it', { words: 'private subnet' }),
        publicCidr: replacing('the public subnet', { words: 'public subnet' }),
        natGateway: fact('availability', { words: 'NAT gateway' }),
        natZone: fact('availability', { words: 'zone of its NAT gateway' }),
      },
    ),
    gatewayEndpoints: fact('security', { words: 'gateway endpoints' }),
    interfaceEndpoints: fact('security', { words: 'interface endpoints' }),
    flowLog: {
      logGroupName: replacing('the flow log', { words: 'flow log' }),
      retentionDays: kept('flow log kept'),
      roleName: fact('security', { words: 'role of the flow log' }),
    },
    privateZone: {
      domain: fact('availability', { words: 'private zone', isRepeated: true }),
      host: fact('availability', { words: 'name among peers', isRepeated: true }),
    },
    certificate: fact('availability', { words: 'certificate', follows: ofRegions }),
    loadBalancers: thing(
      'load balancer',
      { group: 'availability' },
      {
        name: fact('availability', { isRepeated: true }),
        scheme: fact('security'),
        listener: fact('security', { words: 'listener' }),
        targetGroup: {
          name: fact('availability', { words: 'target group', isRepeated: true }),
          port: fact('availability', { words: 'port of the target group' }),
          protocol: fact('security', { words: 'protocol of the target group' }),
          proxyProtocolV2: fact('availability', { words: 'proxy protocol' }),
          healthCheck: fact('availability', { words: 'health check' }),
          deregistrationDelaySeconds: fact('availability', { words: 'deregistration delay' }),
        },
        allowedCidrs: fact('security', { words: 'allowed networks', isSet: true, follows: ofRegions }),
      },
    ),
    edgeRecord: thing(
      'edge record',
      { group: 'availability' },
      {
        hostedZoneId: fact('availability', { words: 'hosted zone' }),
        zoneName: fact('availability', { words: 'zone' }),
        name: fact('availability'),
        loadBalancer: fact('availability'),
        healthCheck: fact('availability', { words: 'health check' }),
      },
    ),
  },
);

/**
 * What replaces a cluster, from the same specification: its name, its network of Services and its role. A cluster's own state is in
 * its objects, which are delivered again; all that runs stops meanwhile.
 */
export const clusterFacts: ThingOf<Cluster> = thing(
  'cluster',
  { group: 'availability', naming: 'broad' },
  {
    name: replacing(),
    version: fact('availability', { words: 'Kubernetes' }),
    serviceCidr: replacing(null, { words: 'network of Services' }),
    endpointCidrs: fact('security', { words: 'networks that reach the API server' }),
    roleName: replacing(null, { words: 'role' }),
    nodeRoleName: fact('security', { words: 'role of nodes', isRepeated: true }),
    controlPlaneLog: {
      logGroupName: replacing('the control plane log', { words: 'control plane log' }),
      retentionDays: kept('control plane log kept'),
      types: fact('security', { words: 'control plane logs' }),
    },
    deployerLog: {
      logGroupName: replacing('the log of the deployer', { words: 'log of the deployer' }),
      retentionDays: kept('log of the deployer kept'),
    },
    administrators: thing(
      'administrator',
      { group: 'security' },
      { name: fact('security'), principalArn: fact('security', { words: 'principal' }), policy: fact('security') },
    ),
    systemNodes: systemNodeFacts(),
    addOns: thing(
      'add-on',
      { group: 'availability' },
      {
        name: fact('availability'),
        version: fact('availability'),
        identity: fact('security'),
        configuration: fact('availability', { words: 'configuration' }),
        beforeNodes: fact('availability', { words: 'installed before nodes' }),
        licence: fact('cosmetic'),
        purpose: fact('cosmetic'),
      },
    ),
    nodeProvisioner: fact('availability', { words: 'node provisioner' }),
  },
);

function systemNodeFacts(): ThingOf<Cluster['systemNodes']> {
  const fields: FieldsOf<Cluster['systemNodes']> = {
    name: fact('availability'),
    roleName: fact('security', { words: 'role' }),
    instanceTypes: fact('capacity', { words: 'instance types' }),
    amiType: fact('availability', { words: 'image' }),
    minNodes: floor({ words: 'least nodes' }),
    desiredNodes: floor({ words: 'nodes' }),
    maxNodes: floor({ words: 'most nodes' }),
    diskGiB: fact('capacity', { words: 'disk' }),
    labels: fact('availability', { words: 'labels' }),
    taints: fact('availability', { words: 'taints' }),
  };
  return thing('system nodes', { group: 'availability' }, fields);
}
