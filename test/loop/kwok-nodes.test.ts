import { checkReservedPools } from './check-reserved-pools';
import {
  capacityTypeOf,
  kwokInstanceTypes,
  kwokNodeClasses,
  kwokNodePool,
  type RenderedNodePool,
  required,
  standingNodes,
} from './kwok-nodes';
import { ofKinds, shippedRegions } from './shipped-region';

const regions = shippedRegions();
const places = regions.map((shipped) => ({
  place: `${shipped.deployment}/${shipped.region.name}`,
  region: shipped.region.name,
  pools: ofKinds(shipped, 'NodePool') as unknown as readonly RenderedNodePool[],
}));

test.each(places)('$place: a pool for the simulated provider differs in its node class alone', ({ pools }) => {
  expect(pools.length).toBeGreaterThan(0);
  for (const pool of pools) {
    const { nodeClassRef, ...rest } = kwokNodePool(pool).spec.template.spec;
    const { nodeClassRef: before, ...restBefore } = pool.spec.template.spec;
    expect(nodeClassRef).toEqual({ group: 'karpenter.kwok.sh', kind: 'KWOKNodeClass', name: before.name });
    expect(rest).toEqual(restBefore);
    expect({ ...kwokNodePool(pool).spec, template: undefined }).toEqual({ ...pool.spec, template: undefined });
  }
  const classes = kwokNodeClasses(pools).map(({ metadata }) => metadata.name);
  expect(classes).toEqual([...new Set(pools.map((pool) => pool.spec.template.spec.nodeClassRef.name))].sort());
});

test.each(places)(
  '$place: every instance type of its pools is for sale in every zone, spot and on-demand',
  ({ pools, region }) => {
    const types = kwokInstanceTypes(pools, region);
    const wanted = new Set(pools.flatMap((pool) => required(pool, 'node.kubernetes.io/instance-type')));
    expect(new Set(types.map(({ name }) => name))).toEqual(wanted);
    const zones = new Set(pools.flatMap((pool) => required(pool, 'topology.kubernetes.io/zone')));
    for (const { offerings } of types) {
      expect(offerings).toHaveLength(zones.size * 2);
      expect(offerings.every(({ Price }) => Price > 0)).toBe(true);
    }
  },
);

test.each(places)('$place: a standing node is what its pool asks for', ({ pools }) => {
  for (const pool of pools) {
    const nodes = standingNodes(pool);
    expect(nodes).toHaveLength(pool.spec.limits.nodes ?? 0);
    for (const { metadata, spec } of nodes) {
      for (const { key, values } of pool.spec.template.spec.requirements) {
        expect(values).toContain((metadata.labels as Readonly<Record<string, string>>)[key]);
      }
      expect(metadata.labels).toMatchObject(pool.spec.template.metadata.labels);
      expect(spec.taints).toEqual(pool.spec.template.spec.taints);
    }
  }
});

test('a type that the catalogue does not know is refused by name', () => {
  const [pool] = places[0]?.pools ?? [];
  if (pool === undefined) throw new Error('no pool');
  const { template } = pool.spec;
  const requirements = [{ key: 'node.kubernetes.io/instance-type', values: ['x9.huge'] }];
  const unknown = {
    ...pool,
    spec: { ...pool.spec, template: { ...template, spec: { ...template.spec, requirements } } },
  };
  expect(() => kwokInstanceTypes([unknown], 'eu-north-1')).toThrow('the catalogue knows no instance type "x9.huge"');
});

describe('reserved pools', () => {
  const [shipped] = regions;
  if (shipped === undefined) throw new Error('no Region ships');
  const withReserved = (change: (pool: RenderedNodePool) => RenderedNodePool) => ({
    ...shipped,
    objects: shipped.objects.map((object) => {
      const pool = object as unknown as RenderedNodePool;
      const isReserved = object.kind === 'NodePool' && capacityTypeOf(pool) === 'reserved';
      return isReserved && pool.metadata.name.startsWith('h100') ? (change(pool) as unknown as typeof object) : object;
    }),
  });

  test('those that ship pass', () => {
    expect(checkReservedPools(regions).filter(({ passed }) => !passed)).toEqual([]);
  });

  test.each<readonly [string, (pool: RenderedNodePool) => RenderedNodePool, string]>([
    [
      'asked for after spot',
      (pool) => ({ ...pool, spec: { ...pool.spec, weight: 20 } }),
      'h100-reserved: weights 20, 50, 10 of reserved, spot, on-demand',
    ],
    [
      'with nodes, but nothing is reserved',
      (pool) => ({ ...pool, spec: { ...pool.spec, limits: { ...pool.spec.limits, nodes: 3 } } }),
      'h100-reserved: nodes without a reservation',
    ],
  ])('%s: refused', (_reason, change, problem) => {
    const [check] = checkReservedPools([withReserved(change)]);
    expect(check?.passed).toBe(false);
    expect(check?.detail).toContain(problem);
  });
});
