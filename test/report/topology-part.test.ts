import { listLeaves } from '#address';
import { subjectFields } from '#lib/report/topology-part';
import { showSubjects, topologyPart } from '#report';
import { shippedTopology } from '#test/topology/shipped-topologies';
import type { Topology } from '#topology';

const production = shippedTopology('production');

test('all of it is the Topology itself', () => {
  expect(topologyPart(production)).toBe(production);
  expect(topologyPart(production, { regions: [], subjects: [] })).toBe(production);
});

test('a part says that it is one, and keeps the form', () => {
  const part = topologyPart(production, { regions: ['eu-north-1'], subjects: ['tiers', 'pools'] });
  const eu = production.jurisdictions.find(({ name }) => name === 'eu');
  const region = eu?.regions.find(({ name }) => name === 'eu-north-1');
  expect(part).toEqual({
    version: 1,
    part: { regions: ['eu-north-1'], subjects: ['pools', 'tiers'] },
    deployment: { name: 'production' },
    jurisdictions: [
      {
        name: 'eu',
        regions: [
          {
            name: 'eu-north-1',
            modelPools: region?.modelPools,
            gateway: {
              name: region?.gateway.name,
              tiers: region?.gateway.tiers,
              rateLimits: region?.gateway.rateLimits,
            },
          },
        ],
      },
    ],
  });
});

test('of some Regions it holds these whole, and their jurisdictions', () => {
  const part = topologyPart(production, { regions: ['eu-north-1', 'us-east-2'], subjects: [] }) as unknown as Topology;
  expect(part.jurisdictions.map(({ name, regions }) => [name, regions.map((region) => region.name)])).toEqual([
    ['us', ['us-east-2']],
    ['eu', ['eu-north-1']],
  ]);
  const [, eu] = production.jurisdictions;
  expect(part.jurisdictions[1]).toEqual({ ...eu, regions: eu?.regions.slice(0, 1) });
  expect([part.deployment, part.governance]).toEqual([production.deployment, production.governance]);
});

test.each(showSubjects)('%s: each of its fields is one of the Topology', (subject) => {
  const patterns = new Set(listLeaves(production).map(({ pattern }) => pattern));
  const missing = subjectFields[subject].filter(
    (field) => ![...patterns].some((pattern) => pattern === field || pattern.startsWith(`${field}.`)),
  );
  expect(missing).toEqual([]);
});
