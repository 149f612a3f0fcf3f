import { existsSync } from 'node:fs';
import { listLeaves } from '#address';
import { parseBlueprint } from '#blueprint';
import { explainPool, planCapacity } from '#capacity';
import { fields } from '#lib/explain/fields';
import { decided, type Origin } from '#lib/explain/origin';
import { lineOf, originOf, origins } from '#lib/explain/register';
import { shippedTopologies } from '#test/topology/shipped-topologies';
import { blueprintEdits } from './blueprint-edits';
import { type Effect, effectsOf, unclaimed, untrue, untrueSteps } from './check-origins';
import { smallProduction } from './edited-topology';

jest.setTimeout(120_000);

const shipped = [...new Set(shippedTopologies.flatMap(listLeaves).map(({ pattern }) => pattern))];
let effects: readonly Effect[] = [];

beforeAll(() => {
  effects = effectsOf(smallProduction(), blueprintEdits);
});

test('every fact of the deployments that ship, and of all that the edits make of them, has an origin', () => {
  const patterns = [...shipped, ...effects.flatMap(({ touched }) => [...touched])];
  expect(patterns.filter((pattern) => !hasOrigin(pattern))).toEqual([]);
  expect(shipped.length).toBeGreaterThan(700);
});

test('a fact that no line names is a fault of the register: the Topology has grown', () => {
  expect(() => originOf('jurisdictions.regions.satellites.name')).toThrow(
    'origins: no line for the fact "jurisdictions.regions.satellites.name"',
  );
});

test('no line of the register is left over', () => {
  const patterns = new Set([...shipped, ...effects.flatMap(({ touched }) => [...touched])]);
  const named = new Set([...patterns].map((pattern) => lineOf(pattern.replace('.canary.pool.', '.')).name));
  expect(Object.keys(origins).filter((name) => !named.has(name))).toEqual([]);
});

test('what changes with a field of the blueprint names that field, itself or by a step of the plan', () => {
  expect(unclaimed(effects, originOf)).toEqual([]);
});

test('what names a field of the blueprint changes with it', () => {
  expect(untrue(effects, origins, lineOf)).toEqual([]);
});

test('what a step of the plan reads changes its results', () => {
  expect(untrueSteps(effects, originOf)).toEqual([]);
});

test.each([
  {
    lie: 'no field where there is one',
    field: [],
    told: 'jurisdictions.regions.cluster.endpointCidrs <- access.clusterEndpointCidrs',
  },
  {
    lie: 'a field beside it',
    field: ['access.administrators'],
    told: 'jurisdictions.regions.cluster.endpointCidrs <- access.clusterEndpointCidrs',
  },
])('a register that lies is found out: $lie', ({ field, told }) => {
  const pattern = 'jurisdictions.regions.cluster.endpointCidrs';
  const lie = decided('lib/topology/resolve-cluster.ts', 'a lie', ...field);
  const lying = (asked: string): Origin => (asked === pattern ? lie : originOf(asked));
  expect(unclaimed(effects, lying)).toEqual([told]);
  expect(untrue(effects, { ...origins, [pattern]: lie }, lineOf)).toEqual(field.map((name) => `${pattern} <- ${name}`));
});

test('a field too many is found out too', () => {
  const name = 'jurisdictions.regions.network.cidr';
  const lie = decided('lib/topology/resolve-network.ts', 'a lie', fields.cidr, 'budgetUsdPerMonth');
  expect(untrue(effects, { ...origins, [name]: lie }, lineOf)).toEqual([`${name} <- budgetUsdPerMonth`]);
});

test('every origin names a file of this repository', () => {
  const sources = [...new Set(Object.values(origins).map(({ source }) => source))];
  expect(sources.filter((source) => !existsSync(source))).toEqual([]);
});

test('lines of the arithmetic that an origin names are there in that of every pool', () => {
  const blueprint = parseBlueprint(smallProduction());
  const named = [...new Set(Object.values(origins).flatMap(({ lines }) => lines))];
  expect(named).toContain('burst.max');
  for (const pool of planCapacity(blueprint).pools) {
    const lines = explainPool(blueprint, pool).sections.flatMap((section) => section.lines.map(({ name }) => name));
    expect(named.filter((name) => !lines.includes(name))).toEqual([]);
  }
});

function hasOrigin(pattern: string): boolean {
  try {
    return originOf(pattern).how !== '';
  } catch {
    return false;
  }
}
