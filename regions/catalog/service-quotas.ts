import { fromSource, type Sourced } from './sourced';

/** A service quota, as Service Quotas names it. */
export interface ServiceQuota {
  /** Service code, `ec2`. */
  readonly service: string;
  /** Quota code, `L-417A185B`. */
  readonly code: string;
  readonly name: string;
  /** What an account has before it asks for more. New accounts may have less for a while. */
  readonly initial: number;
  /** Whether it holds in each Region, or for the account as a whole. */
  readonly scope: 'region' | 'account';
}

/** What can be looked up with `serviceQuota`. */
export type QuotaName = keyof typeof rows;

type Row = readonly [service: string, code: string, name: string, initial: number];

/** vCPUs of running instances: on-demand ones (active capacity reservations count too), and spot ones. */
const vcpuRows = {
  standardOnDemandVcpu: ['ec2', 'L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', 5],
  gOnDemandVcpu: ['ec2', 'L-DB2E81BA', 'Running On-Demand G and VT instances', 0],
  pOnDemandVcpu: ['ec2', 'L-417A185B', 'Running On-Demand P instances', 0],
  standardSpotVcpu: ['ec2', 'L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests', 5],
  gSpotVcpu: ['ec2', 'L-3819A6DF', 'All G and VT Spot Instance Requests', 0],
  p4SpotVcpu: ['ec2', 'L-7212CCBC', 'All P4, P3 and P2 Spot Instance Requests', 0],
  p5SpotVcpu: ['ec2', 'L-C4BD4855', 'All P5 Spot Instance Requests', 0],
} as const satisfies Readonly<Record<string, Row>>;

const networkRows = {
  elasticIps: ['ec2', 'L-0263D0A3', 'EC2-VPC Elastic IPs', 5],
  vpcs: ['vpc', 'L-F678F1CE', 'VPCs per Region', 5],
  internetGateways: ['vpc', 'L-A4707A72', 'Internet gateways per Region', 5],
  natGatewaysPerZone: ['vpc', 'L-FE5A380F', 'NAT gateways per Availability Zone', 5],
  interfaceEndpointsPerVpc: ['vpc', 'L-29B6F2EB', 'Interface VPC endpoints per VPC', 50],
  gatewayEndpoints: ['vpc', 'L-1B52E74A', 'Gateway VPC endpoints per Region', 20],
  peeringsPerVpc: ['vpc', 'L-7E9ECCDB', 'Active VPC peering connections per VPC', 50],
  networkLoadBalancers: ['elasticloadbalancing', 'L-69A177A2', 'Network Load Balancers per Region', 50],
  targetGroups: ['elasticloadbalancing', 'L-B22855CB', 'Target Groups per Region', 3000],
} as const satisfies Readonly<Record<string, Row>>;

const serviceRows = {
  clusters: ['eks', 'L-1194D53C', 'Clusters', 100],
  nodeGroupsPerCluster: ['eks', 'L-6D54EA21', 'Managed node groups per cluster', 30],
  nodesPerNodeGroup: ['eks', 'L-BD136A63', 'Nodes per managed node group', 450],
  gp3TiB: ['ebs', 'L-7A658B76', 'Storage for General Purpose SSD (gp3) volumes, in TiB', 50],
  tables: ['dynamodb', 'L-F98FE922', 'Maximum number of tables', 2500],
  keys: ['kms', 'L-C2F1777E', 'Customer Master Keys (CMKs)', 100_000],
  caches: ['elasticache', 'L-BBCDAECC', 'Serverless Caches per Region', 40],
  workspaces: ['aps', 'L-8873DB23', 'Workspaces per region per account', 25],
  topics: ['sns', 'L-61103206', 'Topics per Account', 100_000],
} as const satisfies Readonly<Record<string, Row>>;

const accountRows = {
  roles: ['iam', 'L-FE177D64', 'Roles per account', 1000],
  buckets: ['s3', 'L-DC2B2D3D', 'General purpose buckets', 10_000],
} as const satisfies Readonly<Record<string, Row>>;

const rows = { ...vcpuRows, ...networkRows, ...serviceRows, ...accountRows };

/** A page of documentation bears no date: the day on which a copy of it was read. */
const readOn = '2026-11-21';

const quotas: ReadonlyMap<string, Sourced<ServiceQuota>> = new Map([
  ...sourced('Amazon EC2 "Amazon EC2 instance type quotas": On-Demand and Spot Instance quotas', vcpuRows),
  ...sourced(
    'Amazon VPC "Amazon VPC quotas", AWS PrivateLink "AWS PrivateLink quotas", EKS Best Practices "Known Limits and Service Quotas"',
    networkRows,
  ),
  ...sourced(
    'AWS General Reference, "endpoints and quotas" of each service; EKS Best Practices (as above)',
    serviceRows,
  ),
  ...sourced(
    'IAM "IAM and AWS STS quotas"; Amazon S3 "Bucket quotas, limits, and restrictions"',
    accountRows,
    'account',
  ),
]);

function sourced(
  source: string,
  block: Readonly<Record<string, Row>>,
  scope: ServiceQuota['scope'] = 'region',
): readonly (readonly [string, Sourced<ServiceQuota>])[] {
  return Object.entries(block).flatMap(([key, [service, code, name, initial]]) =>
    fromSource({ source, asOf: readOn }, [{ service, code, name, initial, scope }]).map(
      (quota) => [key, quota] as const,
    ),
  );
}

/** @throws Error for a name that stands in no row: the type leaves none */
export function serviceQuota(name: QuotaName): Sourced<ServiceQuota> {
  const quota = quotas.get(name);
  if (quota === undefined) throw new Error(`no service quota "${name}" in the catalogue`);
  return quota;
}

/** Names of all service quotas that the catalogue knows. */
export const quotaNames: readonly string[] = Object.freeze([...quotas.keys()]);

/**
 * The quota in which running vCPUs of an instance type count. P6 has no spot quota of its own in the source, and is asked for with P5.
 *
 * @throws Error for a family that the source puts under another quota (F, Inf, Trn, X, …): the catalogue has none of those
 */
export function vcpuQuota(instanceType: string, market: 'on-demand' | 'spot'): QuotaName {
  const family = instanceType.split('.')[0] ?? '';
  const onDemand = market === 'on-demand';
  if (/^(?:g|gr|vt)\d/.test(family)) return onDemand ? 'gOnDemandVcpu' : 'gSpotVcpu';
  if (/^p[234]/.test(family)) return onDemand ? 'pOnDemandVcpu' : 'p4SpotVcpu';
  if (/^p\d/.test(family)) return onDemand ? 'pOnDemandVcpu' : 'p5SpotVcpu';
  if (/^[acdhimrtz]\d/.test(family)) return onDemand ? 'standardOnDemandVcpu' : 'standardSpotVcpu';
  throw new Error(
    `${instanceType}: no vCPU quota is known for its family; allowed: A, C, D, G, H, I, M, P, R, T, VT, Z`,
  );
}
