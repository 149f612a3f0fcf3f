import { parseBlueprint } from '#blueprint';
import { listQuotas } from '#deployability';
import { listNeeds } from '#lib/deployability/list-quotas';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology, type Topology } from '#topology';

function topologyOf(deployment: string): Topology {
  const shipped = deployments.find(({ name }) => name === deployment);
  if (shipped === undefined) throw new Error(`no deployment "${deployment}"`);
  return resolveTopology(parseBlueprint(shipped.blueprint, shipped.file));
}

const production = topologyOf('production');
const regions = production.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);

describe.each(regions)('production: $name', (region) => {
  const quotas = listQuotas(production).filter((quota) => quota.region === region.name);
  const needed = (code: string) => quotas.find((quota) => quota.code === code)?.needed ?? 0;
  const limitOf = (classes: readonly string[], markets: readonly string[]) =>
    region.nodePools
      .filter((pool) => classes.includes(pool.instanceClass) && markets.includes(pool.capacityType))
      .reduce((sum, pool) => sum + pool.maxVcpu, 0);

  test.each<[family: string, code: string, classes: readonly string[], markets: readonly string[]]>([
    ['P on-demand, and reserved', 'L-417A185B', ['h100', 'h200'], ['on-demand', 'reserved']],
    ['P spot', 'L-C4BD4855', ['h100', 'h200'], ['spot']],
    ['G on-demand, and reserved', 'L-DB2E81BA', ['l40s'], ['on-demand', 'reserved']],
    ['G spot', 'L-3819A6DF', ['l40s'], ['spot']],
  ])('%s: what the node pools may hold', (_, code, classes, markets) => {
    expect(limitOf(classes, markets)).toBeGreaterThan(0);
    expect(needed(code)).toBe(limitOf(classes, markets));
  });

  test('Standard: the system nodes, and twice as many more as zones while they are renewed', () => {
    // m7i.4xlarge
    expect(needed('L-1216C47A')).toBe((region.cluster.systemNodes.maxNodes + 2 * region.network.zones.length) * 16);
  });

  test('nothing that an account has enough of', () => {
    expect(quotas.filter((quota) => quota.needed <= quota.initial)).toEqual([]);
    expect(quotas.map(({ service }) => service)).not.toContain('eks');
  });

  test('of the account of its jurisdiction', () => {
    expect(new Set(quotas.map(({ account }) => account))).toEqual(new Set([region.account]));
  });
});

test('the demo asks for CPU alone, of an account that is not known yet', () => {
  const demo = listQuotas(topologyOf('demo'));
  expect(demo.filter(({ region }) => region === 'us-east-1')).toEqual([
    {
      account: 'ACCOUNT_ID',
      region: 'us-east-1',
      service: 'ec2',
      code: 'L-34B43A08',
      name: 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests',
      needed: 6,
      initial: 5,
      purpose: 'node pool cpu-spot (6)',
    },
    {
      account: 'ACCOUNT_ID',
      region: 'us-east-1',
      service: 'ec2',
      code: 'L-1216C47A',
      name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
      needed: 28,
      initial: 5,
      purpose: 'node pool cpu-on-demand (10), 9 system nodes while they are renewed (18)',
    },
  ]);
  expect(new Set(demo.map(({ region }) => region))).toEqual(new Set(['us-east-1', 'us-east-2']));
});

describe('what is counted', () => {
  const topology = resolveTopology(parseBlueprint(minimalBlueprint(), 'minimal'));
  const needs = listNeeds(topology);
  const [region] = topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  const needed = (code: string, place: string) =>
    needs.filter((need) => need.code === code && need.region === place).map((need) => need.needed);

  test.each<[what: string, code: string, count: number | undefined]>([
    ['addresses of NAT gateways', 'L-0263D0A3', region?.network.zones.filter(({ natGateway }) => natGateway).length],
    ['network load balancers', 'L-69A177A2', region?.network.loadBalancers.length],
    ['target groups', 'L-B22855CB', region?.network.loadBalancers.length],
    ['links', 'L-7E9ECCDB', 1],
    ['interface endpoints', 'L-29B6F2EB', region?.network.interfaceEndpoints.length],
    ['tables', 'L-F98FE922', topology.jurisdictions[0]?.tables.length],
    ['clusters', 'L-1194D53C', 1],
  ])('%s of a Region', (_, code, count) => {
    expect(count).toBeGreaterThan(0);
    expect(needed(code, 'eu-north-1')).toEqual([count]);
  });

  test('buckets and roles are asked for once an account, in us-east-1', () => {
    const buckets = topology.jurisdictions
      .flatMap((jurisdiction) => jurisdiction.regions)
      .reduce((sum, { stores }) => sum + stores.buckets.length, 0);
    expect(needed('L-DC2B2D3D', 'us-east-1')).toEqual([buckets]);
    expect(needed('L-DC2B2D3D', 'eu-north-1')).toEqual([]);
    expect(needed('L-FE177D64', 'us-east-1')[0]).toBeGreaterThan(20);
  });

  test('jurisdictions that share an account share its quotas', () => {
    const [jurisdiction] = topology.jurisdictions;
    if (jurisdiction === undefined) throw new Error('no jurisdiction');
    const twice = listNeeds({ ...topology, jurisdictions: [jurisdiction, jurisdiction] });
    expect(twice.map(({ needed }) => needed)).toEqual(needs.map(({ needed }) => needed * 2));
  });

  test('root disks in TiB, rounded up', () => {
    const first = structuredClone(topology);
    const pool = first.jurisdictions[0]?.regions[0]?.nodePools[0] as { maxNodes: number } | undefined;
    if (pool === undefined) throw new Error('no node pool');
    const before = listNeeds(first).find(({ code }) => code === 'L-7A658B76')?.needed ?? 0;
    pool.maxNodes += 1000;
    const disks = listQuotas(first).find(({ code }) => code === 'L-7A658B76');
    expect(disks?.needed).toBeGreaterThan(before + 90);
    expect(disks?.initial).toBe(50);
  });
});
