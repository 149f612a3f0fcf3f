import { type BlueprintInput, parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { leftOut, topologySnapshot, whyLeftOut } from '#snapshot';
import { resolveTopology, type Topology } from '#topology';
import { changedLines, countChanged } from './changed-lines';
import { type FoundLeaf, findLeaves, withValue, withValues } from './leaf-of';

const shipped = Object.fromEntries(deployments.map(({ name, blueprint }) => [name, blueprint as BlueprintInput]));
const { production, demo } = shipped as { readonly production: BlueprintInput; readonly demo: BlueprintInput };

/** What no shipped deployment has: a canary, issuers of tokens, reserved capacity, a client who may reach the API servers. */
function unusual(): BlueprintInput {
  const { 'chat-small': chatSmall, ...others } = production.models;
  if (chatSmall === undefined) throw new Error('production has no chat-small');
  const canary = { version: 'v2', weights: chatSmall.weights, percent: 20, stagesPercent: [20, 100] };
  const issuer = {
    issuer: 'https://issuer.example.com',
    audiences: ['api'],
    jwksUri: 'https://issuer.example.com/keys',
  };
  return {
    ...production,
    models: { ...others, 'chat-small': { ...chatSmall, canary } },
    api: { ...production.api, tokenIssuers: { cluster: issuer } },
  };
}

/** One Region has every kind of fact, in a tenth of the time. */
function oneRegion(topology: Topology, jurisdiction: string): Topology {
  const { governance, jurisdictions } = topology;
  return {
    ...topology,
    governance: governance && {
      ...governance,
      policies: governance.policies.filter((policy) => policy.jurisdiction === jurisdiction),
    },
    jurisdictions: jurisdictions
      .filter(({ name }) => name === jurisdiction)
      .map((each) => ({ ...each, regions: each.regions.slice(0, 1) })),
  };
}

const [ofProduction, ofDemo, ofUnusual] = [production, demo, unusual()].map((blueprint) =>
  resolveTopology(parseBlueprint(blueprint)),
) as [Topology, Topology, Topology];
const topologies = [oneRegion(ofProduction, 'apac'), oneRegion(ofDemo, 'us'), oneRegion(ofUnusual, 'us')];

/** One leaf of each pattern, from the first Topology that has the pattern with a value. */
const samples = new Map<string, { readonly topology: Topology; readonly leaf: FoundLeaf }>();
/** Values other than nothing, by pattern: what stands in the place of a `null` elsewhere. */
const values = new Map<string, unknown>();

rememberValues(ofProduction, '');
for (const topology of topologies) {
  for (const leaf of findLeaves(topology)) {
    const known = samples.get(leaf.pattern);
    if (known === undefined || (isNothing(known.leaf.value) && !isNothing(leaf.value)))
      samples.set(leaf.pattern, { topology, leaf });
  }
  rememberValues(topology, '');
}

function rememberValues(value: unknown, pattern: string): void {
  if (!isNothing(value) && !values.has(pattern)) values.set(pattern, value);
  if (Array.isArray(value)) for (const part of value) rememberValues(part, pattern);
  else if (value !== null && typeof value === 'object') {
    for (const [field, part] of Object.entries(value))
      rememberValues(part, pattern === '' ? field : `${pattern}.${field}`);
  }
}

function isNothing(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value as object).length === 0);
}

/** Another value of the same kind. */
function other({ pattern, value }: FoundLeaf): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value}-changed`;
  if (isNothing(value)) return values.get(pattern) ?? (Array.isArray(value) ? ['changed'] : 'changed');
  return [...(value as readonly unknown[]), typeof (value as readonly unknown[])[0] === 'number' ? 999 : 'changed'];
}

const patterns = [...samples.keys()].sort();
const shownPatterns = patterns.filter((pattern) => whyLeftOut(pattern) === null);
const before = new Map(topologies.map((topology) => [topology, topologySnapshot(topology)]));

/** The snapshots without and with one changed fact. */
const comparisons = new Map(shownPatterns.map((pattern) => [pattern, compared(pattern)]));

function compared(pattern: string): readonly [before: string, after: string] {
  const sample = samples.get(pattern);
  if (sample === undefined) throw new Error(`no leaf "${pattern}"`);
  const after = topologySnapshot(withValue(sample.topology, sample.leaf.path, other(sample.leaf)));
  return [before.get(sample.topology) ?? '', after];
}

test('every fact of a Topology is shown, or left out for a reason: add its line to a file of facts, or to leftOut', () => {
  const undecided = shownPatterns.filter((pattern) => {
    const [one, two] = comparisons.get(pattern) ?? [];
    return one === two;
  });
  expect(undecided).toEqual([]);
});

test('what is left out is nowhere in the snapshot: all of it changed at once changes nothing', () => {
  for (const topology of topologies) {
    const changes = findLeaves(topology)
      .filter(({ pattern, value }) => whyLeftOut(pattern) !== null && !isNothing(value))
      .map((leaf) => ({ ...leaf, value: other(leaf) }));
    expect(changes.length).toBeGreaterThan(500);
    expect(changedLines(before.get(topology) ?? '', topologySnapshot(withValues(topology, changes)))).toEqual({
      removed: [],
      added: [],
    });
  }
});

test('a changed number changes one line, or two, in whichever Region', () => {
  const whole = topologySnapshot(ofProduction);
  const numbers = findLeaves(ofProduction).filter(
    ({ pattern, value }) => typeof value === 'number' && whyLeftOut(pattern) === null,
  );
  // spread evenly: most kinds of facts, in all Regions
  const sample = numbers.filter((_, index) => index % Math.ceil(numbers.length / 150) === 0);
  expect(new Set(sample.map(({ pattern }) => pattern)).size).toBeGreaterThan(60);
  const more = sample.flatMap((leaf) => {
    const count = countChanged(whole, topologySnapshot(withValue(ofProduction, leaf.path, other(leaf))));
    return count === 1 || count === 2 ? [] : [`${leaf.path.join('.')}: ${count}`];
  });
  expect(more).toEqual([]);
});

test('nothing is left out that no Topology has', () => {
  const dead = leftOut
    .flatMap(({ patterns: all }) => all)
    .filter((each) => {
      const known = each.startsWith('.')
        ? (pattern: string) => `${pattern}.`.includes(`${each}.`)
        : (pattern: string) => `${pattern}.`.startsWith(`${each}.`);
      return !patterns.some(known);
    });
  expect(dead).toEqual([]);
});

test('the order of lists that have none changes nothing', () => {
  const turned = {
    ...ofProduction,
    jurisdictions: [...ofProduction.jurisdictions].reverse().map((jurisdiction) => ({
      ...jurisdiction,
      tables: [...jurisdiction.tables].reverse(),
      regions: [...jurisdiction.regions].reverse().map((region) => ({
        ...region,
        modelPools: [...region.modelPools].reverse(),
        nodePools: [...region.nodePools].reverse(),
        identities: [...region.identities].reverse(),
        flows: [...region.flows].reverse(),
        namespaces: [...region.namespaces].reverse(),
        components: [...region.components].reverse(),
      })),
    })),
  };
  expect(changedLines(topologySnapshot(ofProduction), topologySnapshot(turned))).toEqual({ removed: [], added: [] });
});
