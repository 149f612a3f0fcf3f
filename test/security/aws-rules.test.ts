import { askRules, type Evidence, type Finding, takeInventory } from '#evidence';
import { awsSecurityRules } from '#lib/security/aws-rules';
import { securityAwsMutations } from '#test/mutations/security-aws';
import { renderShipped } from '#test/proofs/rendered-deployment';
import type { Topology } from '#topology';

const production = renderShipped('production');
const demo = renderShipped('demo');
const shipped = { production, demo };

function findings(evidence: Evidence, topology: Topology = production.topology): readonly Finding[] {
  return askRules(awsSecurityRules, { inventory: takeInventory(evidence), topology }).flatMap(
    (verdict) => verdict.findings,
  );
}

/** Findings that an acknowledgement beside their resource names. */
function isAcknowledged({ stacks }: Evidence, { at, rule }: Finding): boolean {
  const resource = stacks.find(({ file }) => file === at.file)?.template.Resources[at.subject ?? ''];
  const list = (resource?.Metadata?.['meridian:acknowledged'] ?? []) as readonly { readonly rule: string }[];
  return list.some((entry) => entry.rule === rule);
}

test('nothing of production is objected to but what is acknowledged beside it', () => {
  const found = findings(production.evidence);
  expect(found.filter((finding) => !isAcknowledged(production.evidence, finding))).toEqual([]);
  expect([...new Set(found.map(({ rule, at }) => `${rule} ${at.subject?.slice(0, -8)}`))]).toEqual([
    'state-without-own-key Bucketaccesslog',
    'state-without-own-key InterruptionsQueue',
  ]);
});

test('nor of the demo', () => {
  const { evidence, topology } = demo;
  expect(findings(evidence, topology).filter((finding) => !isAcknowledged(evidence, finding))).toEqual([]);
});

test('every rule has something to look at, and a mutation meant for it', () => {
  const verdicts = [production, demo].flatMap(({ evidence, topology }) =>
    askRules(awsSecurityRules, { inventory: takeInventory(evidence), topology }),
  );
  const looked = new Set(verdicts.filter(({ checked }) => checked > 0).map(({ rule }) => rule));
  const meant = new Set(securityAwsMutations.map(({ rule }) => rule));
  const names = awsSecurityRules.map(({ name }) => name);
  expect(names.filter((name) => !looked.has(name) || !meant.has(name))).toEqual([]);
});

const own = new Set(awsSecurityRules.map(({ name }) => name));
const before = new Set(
  [production, demo]
    .flatMap(({ evidence, topology }) => findings(evidence, topology))
    .map((one) => JSON.stringify(one)),
);

describe('what somebody could do is caught by the rule meant for it', () => {
  const mutations = securityAwsMutations.filter(({ rule }) => own.has(rule));
  test.each(mutations.map((mutation) => [mutation.name, mutation] as const))(
    '%s',
    (_, { deployment, rule, change }) => {
      const { evidence, topology } = shipped[deployment];
      const copy = structuredClone(evidence);
      change(copy);
      const fresh = findings(copy, topology).filter((finding) => !before.has(JSON.stringify(finding)));
      expect(fresh.map((finding) => finding.rule)).toContain(rule);
    },
  );
});
