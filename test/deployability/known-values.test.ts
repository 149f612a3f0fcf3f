import type { Plain } from '#evidence';
import type { Topology } from '#topology';
import { ask, evidenceOf, messages, objectEvidence, resourceEvidence, stackWith, topologyWith } from './small-evidence';

const secret = (value: unknown): Plain => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'it', namespace: 'models' },
  stringData: { value },
});

describe('a value that nobody knew', () => {
  test.each<[reason: string, value: unknown]>([
    ['a token in a text', 'https://${Token[TOKEN.24]}/v1'],
    ['a token in a list', '#{Token[TOKEN.25]}'],
    ['a token by its name', 'TOKEN.26'],
    ['a token in a number', -1.8881545897087626e289],
    ['an object in the place of a text', 'model=[object Object]'],
    ['a name of a value that was not set', 'chat-undefined-engine'],
    ['an address of a value that was not set', 'http://undefined:8080'],
    ['a number that is none', 'batch-NaN'],
    ['nothing but', 'undefined'],
  ])('%s', (_, value) => {
    const message = `holds ${JSON.stringify(String(value))}, which nobody knew when it was written; allowed: values known at synth`;
    expect(messages('values-known', objectEvidence(secret(value)))).toEqual([message]);
    expect(messages('values-known', resourceEvidence('AWS::SNS::Topic', { TopicName: value }))).toEqual([message]);
  });

  test.each<[reason: string, value: unknown]>([
    ['a reference of CloudFormation', { 'Fn::Sub': '${AWS::Region}-${Queue.Arn}' }],
    ['a template of alerts', '{{ $labels.token }} is undefined for an hour'],
    ['words', 'an Undefined tokenizer; bananaNaNs'],
    ['a large number', 4_503_599_627_370_496],
  ])('%s is known', (_, value) => {
    expect(messages('values-known', objectEvidence(secret(value)))).toEqual([]);
  });

  test('also in the name of a field; the finding stands there', () => {
    const [finding] = ask('values-known', objectEvidence(secret({ 'chat-undefined': 'a' }))).findings;
    expect(finding?.at).toEqual({
      file: 'eu-north-1/30-models/chat.yaml',
      subject: 'Secret models/it',
      property: 'stringData.value.chat-undefined',
    });
  });

  test('of a long text the finding shows what stands around it', () => {
    const long = `${'a '.repeat(100)}\${Token[TOKEN.1]}${' b'.repeat(100)}`;
    expect(messages('values-known', objectEvidence(secret(long)))).toEqual([
      `holds "…${'a '.repeat(10)}\${Token[TOKEN.1]}${' b'.repeat(21)} …", which nobody knew when it was written; ` +
        'allowed: values known at synth',
    ]);
  });
});

describe('the account', () => {
  const inTemplate =
    'holds "arn:aws:iam::ACCOUNT_ID:role/a", a stand-in for the account; allowed: the pseudo parameter AWS::AccountId';
  const inManifest =
    'holds "arn:aws:iam::ACCOUNT_ID:role/a", a stand-in for the account; allowed: the account of the jurisdiction, twelve digits';
  const arn = 'arn:aws:iam::ACCOUNT_ID:role/a';
  const unknown = {
    jurisdictions: [
      { account: 'ACCOUNT_ID', regions: [{ name: 'eu-north-1' }] },
      { account: '111122223333', regions: [{ name: 'us-east-1' }] },
    ],
  } as unknown as Topology;

  test('is known in every template', () => {
    const evidence = resourceEvidence('AWS::SNS::Topic', { DisplayName: arn });
    expect(messages('account-known', evidence)).toEqual([inTemplate]);
    expect(ask('account-known', evidence, unknown).findings).toHaveLength(1);
  });

  test('of a template is a pseudo parameter', () => {
    const stack = stackWith(
      { It: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'AWS::AccountId' } } } },
      { account: 'ACCOUNT_ID' },
    );
    expect(messages('account-known', evidenceOf([stack]))).toEqual([]);
  });

  test('is known in a manifest, unless the blueprint names none for that Region', () => {
    const evidence = objectEvidence(secret(arn));
    expect(messages('account-known', evidence)).toEqual([inManifest]);
    expect(ask('account-known', evidence, unknown).findings).toEqual([]);
    const elsewhere = { ...evidence, manifests: evidence.manifests.map((file) => ({ ...file, region: 'us-east-1' })) };
    expect(ask('account-known', elsewhere, unknown).findings).toHaveLength(1);
  });
});

describe('the image of the services', () => {
  const held = 'holds "SERVICES_IMAGE", a stand-in for the image of the services; allowed:';
  const built = topologyWith('SERVICES_IMAGE');

  test('is known in every template', () => {
    const evidence = resourceEvidence('AWS::SNS::Topic', { DisplayName: 'SERVICES_IMAGE' });
    const messagesOf = (topology?: Topology) => ask('image-known', evidence, topology).findings.map((it) => it.message);
    expect(messagesOf()).toEqual([`${held} the image that the CDK builds`]);
    expect(messagesOf(built)).toEqual([`${held} the image that the CDK builds`]);
  });

  test('is known in a manifest, unless the blueprint has it built', () => {
    const evidence = objectEvidence(secret('SERVICES_IMAGE'));
    expect(messages('image-known', evidence)).toEqual([`${held} the image that the blueprint names`]);
    expect(ask('image-known', evidence, built).findings).toEqual([]);
  });
});
