import { type Evidence, takeInventory } from '#evidence';
import { makeStateLock, operabilityRules } from '#operability';
import { operabilityMutations } from '#test/mutations/operability';
import { expected } from './expected-findings';
import { findingsOf, shippedInput } from './subject';

const shipped = { production: shippedInput('production'), demo: shippedInput('demo') };

const deployments = Object.entries(shipped);

/** What mutations change: one jurisdiction of each, which is copied in a third of the time. */
const changed = { production: jurisdictionOf('production', /\beu\b/), demo: shipped.demo };

function jurisdictionOf(name: 'production', place: RegExp) {
  const { evidence, ...input } = shipped[name];
  const part: Evidence = {
    deployment: evidence.deployment,
    stacks: evidence.stacks.filter(({ path }) => place.test(path)),
    manifests: evidence.manifests.filter(({ file }) => place.test(file)),
  };
  const inventory = takeInventory(part);
  return { ...input, evidence: part, inventory, lock: makeStateLock(inventory) };
}

/** The one thing that is as a rule would not have it, and says why in the template. */
const acknowledged = /^(production|demo)-.+-interruption has no dead-letter queue$/;

test.each(deployments)('%s as it is rendered has no finding that is not acknowledged', (_, input) => {
  const findings = operabilityRules.flatMap((rule) => rule.check(input).findings);
  expect(findings.filter(({ message }) => !acknowledged.test(message))).toEqual([]);
  const regions = input.topology.jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  expect(findings).toHaveLength(regions.length);
});

/** `nothing-left-behind` is about what keeps no state, the rules of state about what does; and nothing in the demo is there twice. */
const silent = {
  production: ['nothing-left-behind'],
  demo: ['retained-is-known-state', 'state-lock', 'state-retained', 'state-stack-protected'],
};

test.each(['production', 'demo'] as const)(
  '%s gives every rule something to look at, but for those not about it',
  (name) => {
    const idle = operabilityRules.filter((rule) => rule.check(shipped[name]).checked === 0).map((rule) => rule.name);
    expect(idle.sort()).toEqual(silent[name]);
  },
);

test('every mutation has its row', () => {
  expect(expected.map(([name]) => name).sort()).toEqual(operabilityMutations.map(({ name }) => name).sort());
});

test('every rule has a mutation that breaks it', () => {
  const broken = new Set(operabilityMutations.map(({ rule }) => rule));
  expect(operabilityRules.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
});

test.each(expected)('%s', (name, count, subject, property, message) => {
  const mutation = operabilityMutations.find((candidate) => candidate.name === name);
  if (mutation === undefined) throw new Error(`no mutation "${name}"`);
  const input = changed[mutation.deployment];
  const copy = structuredClone(input.evidence) as Evidence;
  mutation.change(copy);
  const before = new Set(findingsOf(mutation.rule, input).map((finding) => JSON.stringify(finding)));
  const found = findingsOf(mutation.rule, { ...input, inventory: takeInventory(copy) }).filter(
    (finding) => !before.has(JSON.stringify(finding)),
  );
  expect(found[0]).toMatchObject({ rule: mutation.rule, severity: 'error', message, move: null });
  expect([found[0]?.at.subject ?? '(file)', found[0]?.at.property ?? '(whole)']).toEqual([subject, property]);
  expect(found).toHaveLength(count);
});
