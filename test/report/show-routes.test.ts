import { shippedTopology } from '#test/topology/shipped-topologies';
import type { Gateway, Region, Topology } from '#topology';
import { rowsBelow, shownSubject } from './shown-rows';

const production = shippedTopology('production');

/** Production with the gateway of a Region changed. */
function withGateway(change: (gateway: Gateway) => Gateway, name: string): Topology {
  const changed = (region: Region) => (region.name === name ? { ...region, gateway: change(region.gateway) } : region);
  return {
    ...production,
    jurisdictions: production.jurisdictions.map((jurisdiction) => ({
      ...jurisdiction,
      regions: jurisdiction.regions.map(changed),
    })),
  };
}

/** A gateway with a rule of a route changed. */
function withRule(gateway: Gateway, route: string, backends: (all: Rule['backends']) => Rule['backends']): Gateway {
  const rules = (all: readonly Rule[]) =>
    all.map((rule) => (rule.models[0] === 'chat-large' ? { ...rule, backends: backends(rule.backends) } : rule));
  return {
    ...gateway,
    routes: gateway.routes.map((one) => (one.name === route ? { ...one, rules: rules(one.rules) } : one)),
  };
}

type Rule = Gateway['routes'][number]['rules'][number];

test('rules that are alike in versions and Regions stand once, by priority', () => {
  expect(shownSubject(production, 'routes').split('\n')).toEqual([
    'Routes, the same in every Region',
    'MODELS                     TASK      PRIORITY 0   PRIORITY 1   PRIORITY 2   PRIORITY 3',
    'chat-small                 generate  chat-small   the peer     -            -',
    'chat-medium, chat-default  generate  chat-medium  the peer     chat-small   -',
    'chat-large                 generate  chat-large   the peer     chat-medium  -',
    'chat                       generate  chat-small   chat-medium  chat-large   the peer',
    'embed                      embed     embed        the peer     -            -',
    'API versions  2026-03-01 deprecated 2026-10-01 ends 2027-04-01, 2026-10-01 default: all go these ways',
    'From a peer   a request that a peer sent on takes the same rules without peers, unless a row says otherwise',
  ]);
});

test('of one Region the peer has its name', () => {
  const rows = rowsBelow(shownSubject(production, 'routes', 'eu-north-1'), 'Routes in eu-north-1');
  expect(rows[0]).toEqual(['chat-small', 'generate', 'chat-small', 'peer eu-south-2', '-', '-']);
});

test('a version that goes another way has a row of its own', () => {
  const topology = withGateway(
    (gateway) => withRule(gateway, 'generate-2026-03-01', (backends) => backends.slice(0, 1)),
    'us-east-1',
  );
  const rows = rowsBelow(shownSubject(topology, 'routes', 'us-east-1'), 'Routes');
  expect(rows.filter((cells) => cells[0] === 'chat-large')).toEqual([
    ['chat-large', 'generate', '2026-03-01', 'chat-large', '-', '-', '-'],
    ['chat-large', 'generate', '2026-10-01', 'chat-large', 'peer us-east-2', 'chat-medium', '-'],
  ]);
  expect(shownSubject(topology, 'routes', 'us-east-1')).not.toContain('all go these ways');
});

test('a request from a peer that goes another way has a row of its own, and so has the Region in which it does', () => {
  const topology = withGateway(
    (gateway) => withRule(gateway, 'generate-2026-10-01-hopped', (backends) => backends.slice(0, 1)),
    'eu-south-2',
  );
  const rows = rowsBelow(shownSubject(topology, 'routes'), 'Routes');
  expect(rows.filter((cells) => cells[0]?.includes('(from a peer)'))).toEqual([
    ['chat-large (from a peer)', 'eu-south-2', 'generate', '2026-10-01', 'chat-large', '-', '-', '-'],
  ]);
});

test('backends of one priority say how requests divide among them', () => {
  const topology = withGateway(
    (gateway) =>
      withRule(gateway, 'generate-2026-10-01', ([local, ...others]) =>
        local === undefined
          ? []
          : [
              { ...local, weight: 9 },
              { ...local, backend: 'chat-medium', weight: 1, modelOverride: 'candidate' },
              ...others,
            ],
      ),
    'us-east-1',
  );
  const text = shownSubject(topology, 'routes', 'us-east-1');
  expect(text).toContain('chat-large, weight 9');
  expect(text).toContain('chat-medium as candidate, weight 1');
});
