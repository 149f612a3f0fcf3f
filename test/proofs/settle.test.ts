import { type Evidence, type Finding, type Plain, type Resource, type RuleVerdict, takeInventory } from '#evidence';
import type { AskedProof } from '#lib/proofs/ask-proofs';
import { listAcknowledgements } from '#lib/proofs/list-acknowledgements';
import { settle } from '#lib/proofs/settle';
import { acknowledgementKeys } from '#topology';

const file = 'assembly-mine/data.template.json';
const open = { rule: 'open-bucket', reason: 'It holds nothing but a public key', until: 'A key server' };

/** A bucket with some metadata, and a pod with some annotations. */
function evidence({ metadata, annotation }: { metadata?: unknown; annotation?: string }): Evidence {
  const bucket: Resource = {
    Type: 'AWS::S3::Bucket',
    ...(metadata === undefined ? {} : { Metadata: { [acknowledgementKeys.metadata]: metadata } }),
  };
  const annotations = annotation === undefined ? {} : { [acknowledgementKeys.annotation]: annotation };
  const pod: Plain = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'models', annotations } };
  const stack = { file, path: 'mine/eu/Data', name: 'mine-eu-data', account: '111122223333', region: 'eu-north-1' };
  return {
    deployment: 'mine',
    stacks: [{ ...stack, terminationProtection: false, bytes: 1, template: { Resources: { Bucket: bucket } } }],
    manifests: [{ file: 'eu-north-1/30-models/a.yaml', region: 'eu-north-1', bytes: 1, objects: [pod] }],
  };
}

function finding(rule: string, at: Partial<Finding['at']> = {}): Finding {
  const place = { file, subject: 'Bucket', property: null, ...at };
  return { rule, severity: 'error', at: place, message: 'is open', mend: 'close it', move: null };
}

function asked(proof: AskedProof['proof'], findings: readonly Finding[], rule = 'open-bucket'): AskedProof {
  const verdict: RuleVerdict = { rule, claim: 'Closed.', checked: 1, findings };
  return { proof, verdicts: [verdict] };
}

function settled(proofs: readonly AskedProof[], given: Parameters<typeof evidence>[0]) {
  return settle(proofs, listAcknowledgements(takeInventory(evidence(given))));
}

test('same file, subject and rule: the finding is acknowledged, with the reason beside it', () => {
  const one = finding('open-bucket', { property: 'Properties.Acl' });
  expect(settled([asked('security', [one])], { metadata: [open] })).toEqual({
    open: [],
    acknowledged: [{ finding: one, acknowledgement: open }],
    bad: [],
    unused: [],
  });
});

test('one acknowledgement is enough for all findings of its rule at its subject', () => {
  const two = [finding('open-bucket', { property: 'A' }), finding('open-bucket', { property: 'B' })];
  const { acknowledged, open: left } = settled([asked('security', two)], { metadata: [open] });
  expect({ acknowledged: acknowledged.length, left }).toEqual({ acknowledged: 2, left: [] });
});

test('an annotation of a Kubernetes object speaks for that object', () => {
  const one = finding('open-bucket', { file: 'eu-north-1/30-models/a.yaml', subject: 'Pod models/a' });
  const { acknowledged } = settled([asked('security', [one])], { annotation: JSON.stringify([open]) });
  expect(acknowledged).toEqual([{ finding: one, acknowledgement: open }]);
});

test("the rule's detail may be a function of CloudFormation", () => {
  const detail = { 'Fn::Join': ['', ['open-bucket[', { Ref: 'AWS::AccountId' }, ']']] };
  const one = finding('open-bucket[111122223333]');
  const { acknowledged } = settled([asked('security', [one])], { metadata: [{ ...open, rule: detail }] });
  expect(acknowledged).toHaveLength(1);
});

test.each([
  { reason: 'another rule', one: finding('closed-bucket') },
  { reason: 'another subject', one: finding('open-bucket', { subject: 'Other' }) },
  { reason: 'another file', one: finding('open-bucket', { file: 'assembly-mine/other.template.json' }) },
])('$reason: the finding stays, and the acknowledgement is one too', ({ one }) => {
  const { open: left, unused } = settled([asked('security', [one], one.rule)], { metadata: [open] });
  expect(left).toEqual([one]);
  expect(unused).toEqual([
    {
      rule: 'unused-acknowledgement',
      severity: 'error',
      at: { file, subject: 'Bucket', property: 'Metadata.meridian:acknowledged.0' },
      message: '"open-bucket" is acknowledged, and no rule of this name objects to anything here',
      mend: 'remove the acknowledgement, or correct the name of its rule',
      move: null,
    },
  ]);
});

test('what the proof of residency finds stays, whatever is written beside it', () => {
  const one = finding('open-bucket');
  const { open: left, acknowledged, bad, unused } = settled([asked('residency', [one])], { metadata: [open] });
  expect({ left, acknowledged, unused }).toEqual({ left: [one], acknowledged: [], unused: [] });
  expect(bad.map(({ message }) => message)).toEqual([
    '"open-bucket" belongs to the proof of residency, which nobody can acknowledge',
  ]);
});

test('the same rule twice at one place', () => {
  const { bad, acknowledged } = settled([asked('security', [finding('open-bucket')])], { metadata: [open, open] });
  expect(acknowledged).toHaveLength(1);
  expect(bad.map(({ message }) => message)).toEqual(['"open-bucket" is acknowledged twice here; allowed: once']);
});

const allowed = 'a list of objects with "rule", "reason" and "until", each a text that is not empty, and nothing else';

test.each([
  { reason: 'no list', given: { metadata: open }, message: `${JSON.stringify(open)} is no list; allowed: ${allowed}` },
  { reason: 'no object', given: { metadata: ['x'] }, message: `"x" is no object; allowed: ${allowed}` },
  {
    reason: 'an empty reason',
    given: { metadata: [{ ...open, reason: ' ' }] },
    message: `"reason" is empty; allowed: ${allowed}`,
  },
  {
    reason: 'nothing that would end it',
    given: { metadata: [{ rule: open.rule, reason: open.reason }] },
    message: `"until" is empty; allowed: ${allowed}`,
  },
  {
    reason: 'a key too many',
    given: { metadata: [{ ...open, by: 'me' }] },
    message: `"by" is not a key; allowed: ${allowed}`,
  },
  { reason: 'no JSON', given: { annotation: '{' }, message: `the annotation is no JSON; allowed: ${allowed}, as JSON` },
])('$reason: it acknowledges nothing', ({ given, message }) => {
  const one = finding('open-bucket');
  const { open: left, bad } = settled([asked('security', [one])], given);
  expect(left).toEqual([one]);
  expect(bad.map((fault) => [fault.rule, fault.message])).toEqual([['bad-acknowledgement', message]]);
});
