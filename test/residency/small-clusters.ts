import { type Plain, type Resource, type StackFile, takeInventory } from '#evidence';
import type { Boundary, ResidencyInput } from '#residency';

/** Two jurisdictions of two Regions, as small as rules of the clusters need them. */
export const boundaries: readonly Boundary[] = [
  boundary('eu', '444455556666', ['eu-north-1', 'eu-south-2'], 16),
  boundary('us', '111122223333', ['us-east-1', 'us-east-2'], 0),
];

function boundary(name: string, account: string, regions: readonly string[], network: number): Boundary {
  return {
    name,
    account,
    regions,
    hostname: `${name}.api.example.com`,
    networks: regions.map((region, index) => ({ region, cidr: `10.${network + index}.0.0/16` })),
    outsideHosts: [{ host: 'id.example.com', use: 'issuer', carries: 'public keys are read from it' }],
  };
}

/** Host of a Region's gateway, as its peers know it. */
export function peerHost(region: string): string {
  return `${region}.peer.${region.slice(0, 2)}.api.example.com`;
}

interface Rendered {
  readonly file: string;
  readonly region: string | null;
  readonly objects: readonly Plain[];
}

/** A deployment with these manifests, beside stacks with a cluster, a bucket, a target group and a host name in each Region. */
export function smallDeployment(manifests: readonly Rendered[], more: readonly StackFile[] = []): ResidencyInput {
  const stacks = boundaries.flatMap(({ account, regions }) =>
    regions.map((region) => stackOf({ region, account: account ?? '' }, resourcesOf(region, account ?? ''))),
  );
  const files = manifests.map((file) => ({ ...file, bytes: 0 }));
  const evidence = { deployment: 'small', stacks: [...stacks, ...more], manifests: files };
  return { boundaries, inventory: takeInventory(evidence) };
}

/** A deployment with these objects in Stockholm. */
export function inStockholm(...objects: readonly Plain[]): ResidencyInput {
  return smallDeployment([{ file: 'eu-north-1/10-test/test.yaml', region: 'eu-north-1', objects }]);
}

export function stackOf(
  { region, account }: Pick<StackFile, 'region' | 'account'>,
  Resources: Readonly<Record<string, Resource>>,
): StackFile {
  return {
    file: `assembly-small/${region}.template.json`,
    path: `small/${region}/Network`,
    name: `small-${region}`,
    account,
    region,
    terminationProtection: false,
    bytes: 0,
    template: { Resources },
  };
}

function resourcesOf(region: string, account: string): Readonly<Record<string, Resource>> {
  return {
    Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: `small-${region}` } },
    Weights: { Type: 'AWS::S3::Bucket', Properties: { BucketName: `small-${region}-weights-${account}` } },
    Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Name: `small-${region}-internal` } },
    Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Name: 'small-internal' } },
    Host: {
      Type: 'AWS::Route53::RecordSet',
      Properties: {
        Name: peerHost(region),
        Type: 'A',
        AliasTarget: { DNSName: { 'Fn::GetAtt': ['Balancer', 'DNSName'] } },
      },
    },
  };
}
