import fc from 'fast-check';
import { type Blueprint, parseBlueprint } from '#blueprint';
import { resolveTopology } from '#topology';
import { blueprints } from './draw-blueprint';

const drawn = fc.sample(blueprints, { seed: 6, numRuns: 200 });
const parsed = drawn.map((input) => parseBlueprint(input));

test('everything that is drawn is sound: none of 200 is refused', () => {
  expect(() => parsed.map((blueprint) => resolveTopology(blueprint))).not.toThrow();
});

test('a seed always draws the same', () => {
  expect(fc.sample(blueprints, { seed: 6, numRuns: 200 })).toEqual(drawn);
});

type Has = (blueprint: Blueprint) => boolean;
const jurisdictions = (blueprint: Blueprint) => Object.values(blueprint.jurisdictions);
const models = (blueprint: Blueprint) => Object.values(blueprint.models);

test.each<[what: string, has: Has]>([
  ...(['kubectl', 'gitops', 'pulumi'] as const).map((way): [string, Has] => [way, ({ delivery }) => delivery === way]),
  ...(['production', 'demo'] as const).map((it): [string, Has] => [it, ({ kind }) => kind === it]),
  ...(['none', 'route53', 'global-accelerator'] as const).map((it): [string, Has] => [
    `the edge ${it}`,
    (blueprint) => jurisdictions(blueprint).some(({ edge }) => edge === it),
  ]),
  ...[1, 2, 3].flatMap((count): [string, Has][] => [
    [`${count} jurisdictions`, (blueprint) => jurisdictions(blueprint).length === count],
    [`${count} Regions`, (blueprint) => jurisdictions(blueprint).some(({ regions }) => regions.length === count)],
  ]),
  ['no domain', ({ domain }) => domain === null],
  ['a host name of its own', (blueprint) => jurisdictions(blueprint).some(({ hostname }) => hostname !== null)],
  [
    'a hosted zone of its own',
    (blueprint) => jurisdictions(blueprint).some(({ hostedZoneId }) => hostedZoneId !== null),
  ],
  ['clients from outside', (blueprint) => jurisdictions(blueprint).some(({ clientCidrs }) => clientCidrs.length > 0)],
  [
    'a legal set that is not its name',
    (blueprint) => jurisdictions(blueprint).some(({ legalSet }) => legalSet !== undefined),
  ],
  ['two jurisdictions of one legal set', (blueprint) => new Set(setsOf(blueprint)).size < setsOf(blueprint).length],
  [
    'two jurisdictions of one account',
    (blueprint) => new Set(accountsOf(blueprint)).size < accountsOf(blueprint).length,
  ],
  ['no account', (blueprint) => jurisdictions(blueprint).some(({ account }) => account === null)],
  ['an organization', ({ organization }) => organization !== null],
  ['replicas over nodes', (blueprint) => models(blueprint).some(({ parallelism }) => parallelism.pipeline > 1)],
  ...(['generate', 'embed', 'guard', 'moderate'] as const).map((it): [string, Has] => [
    `the task ${it}`,
    (blueprint) => models(blueprint).some(({ task }) => task === it),
  ]),
  ['a real engine', (blueprint) => models(blueprint).some(({ engine }) => engine.kind === 'vllm')],
  ['no burst', (blueprint) => models(blueprint).some(({ instances }) => instances.burst.length === 0)],
  ['a canary', (blueprint) => models(blueprint).some(({ canary }) => canary !== null)],
  ['a fallback', (blueprint) => models(blueprint).some(({ fallback }) => fallback !== null)],
  ['a routing class', (blueprint) => models(blueprint).some(({ routingClass }) => routingClass !== null)],
  ['a load test', (blueprint) => models(blueprint).some(({ loadTests }) => loadTests.length > 0)],
  [
    'a model that not all jurisdictions have',
    ({ traffic, jurisdictions: all }) =>
      Object.values(traffic).some((places) => Object.keys(places).length < Object.keys(all).length),
  ],
  ['a safety check', ({ safety }) => safety !== null],
  ['a batch worker', ({ batchWorker }) => batchWorker !== null],
  ['the dialect gaie', ({ routing }) => routing.pickerDialect === 'gaie'],
  ['token issuers', ({ api }) => Object.keys(api.tokenIssuers).length > 0],
  ['one tier', ({ tiers }) => Object.keys(tiers).length === 1],
  ['a reservation', ({ capacity }) => capacity.reservations.length > 0],
])('%s is drawn', (_what, has) => {
  expect(parsed.some(has)).toBe(true);
});

function setsOf(blueprint: Blueprint): readonly string[] {
  return Object.entries(blueprint.jurisdictions).map(([name, { legalSet }]) => legalSet ?? name);
}

function accountsOf(blueprint: Blueprint): readonly string[] {
  return jurisdictions(blueprint).flatMap(({ account }) => account ?? []);
}
