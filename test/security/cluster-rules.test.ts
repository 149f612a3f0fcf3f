import { askRules, type Evidence, type Finding, takeInventory } from '#evidence';
import { clusterSecurityRules } from '#lib/security/cluster-rules';
import { securityClusterMutations } from '#test/mutations/security-cluster';
import { renderShipped } from '#test/proofs/rendered-deployment';

const rendered = { production: renderShipped('production'), demo: renderShipped('demo') };

interface Asked {
  readonly evidence?: Evidence;
  readonly rules?: typeof clusterSecurityRules;
}

function verdicts(deployment: keyof typeof rendered, asked: Asked = {}) {
  const { evidence = rendered[deployment].evidence, rules = clusterSecurityRules } = asked;
  return askRules(rules, {
    inventory: takeInventory(evidence),
    topology: rendered[deployment].topology,
  });
}

const findings = (of: ReturnType<typeof verdicts>): readonly Finding[] => of.flatMap((verdict) => verdict.findings);

test.each(['production', 'demo'] as const)('nothing of %s is objected to', (deployment) => {
  expect(findings(verdicts(deployment))).toEqual([]);
});

test('every rule has something to look at in production', () => {
  expect(verdicts('production').filter(({ checked }) => checked === 0)).toEqual([]);
});

test('every rule has a mutation that is meant for it', () => {
  const meant = new Set(securityClusterMutations.map(({ rule }) => rule));
  expect(clusterSecurityRules.map(({ name }) => name).filter((name) => !meant.has(name))).toEqual([]);
});

test.each(securityClusterMutations)('$rule objects to: $name', ({ deployment, rule, change }) => {
  const copy = structuredClone(rendered[deployment].evidence);
  change(copy);
  const rules = clusterSecurityRules.filter(({ name }) => name === rule);
  expect(findings(verdicts(deployment, { evidence: copy, rules })).map((finding) => finding.rule)).toContain(rule);
});
