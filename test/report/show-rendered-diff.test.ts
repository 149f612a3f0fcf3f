import type { DiffFailure, DiffReport, RenderedChange, RenderedDiff } from '#diff';
import { showDiff, showDiffMarkdown } from '#report';

const stream: RenderedChange = {
  group: 'mine/eu-north-1/Data',
  file: 'assembly-mine/Data.template.json',
  subject: 'Stream',
  type: 'AWS::Kinesis::Stream',
  kind: 'changed',
  properties: [{ path: 'Properties.Name', kind: 'changed', before: 'old', after: 'new' }],
  lostState: { holds: 'usage records', replacedBy: ['Name'] },
};

function scaler(region: string, path = 'spec.minReplicas'): RenderedChange {
  return {
    group: `${region}/40-scaling`,
    file: `${region}/40-scaling/chat.yaml`,
    subject: 'ScaledObject models/chat',
    type: 'ScaledObject.keda.sh',
    kind: 'changed',
    properties: [{ path, kind: 'changed', before: 2, after: 3 }],
    lostState: null,
  };
}

const rendered: RenderedDiff = {
  explained: {
    changes: ['eu-north-1', 'eu-south-2', 'us-east-1'].map((region) => scaler(region)),
    assets: [],
    rewritten: [],
  },
  unexplained: {
    changes: [
      stream,
      { ...stream, subject: 'Queue', type: 'AWS::SQS::Queue', kind: 'added', properties: [], lostState: null },
    ],
    assets: [{ ...stream, subject: 'Handler', type: 'AWS::Lambda::Function' }],
    rewritten: ['eu-north-1/30-models/chat.yaml'],
  },
  notCompared: ['The manifests of cdk.out are not compared.'],
};

const failures: readonly DiffFailure[] = [{ condition: 'replacement', reasons: ['eu: a reason', 'us: another'] }];

function report(change: Partial<DiffReport>): DiffReport {
  return {
    version: 1,
    deployment: 'mine',
    before: 'before',
    after: 'after',
    topologyCompared: true,
    changes: [],
    rest: [],
    cost: null,
    rendered: null,
    failures: [],
    ...change,
  };
}

test('text: what nothing explains first, lost state before all, the same difference in several places once', () => {
  const text = showDiff(report({ rendered, failures }));
  expect(text.slice(text.indexOf('Templates and manifests'))).toBe(`Templates and manifests

Not explained by the Topology: code, charts, components, assets, or a hand
STACK OR FOLDER       ADDED  REMOVED  CHANGED
mine/eu-north-1/Data      1        0        1
! DESTRUCTIVE mine/eu-north-1/Data: Stream (AWS::Kinesis::Stream) would be REPLACED by a change of Name: it
    holds usage records
  mine/eu-north-1/Data: Stream (AWS::Kinesis::Stream) Properties.Name: "old" -> "new"
  mine/eu-north-1/Data: Queue (AWS::SQS::Queue) added
  Asset code changed: 1 resource in 1 stack (Handler)
  Written in another order, saying the same: 1 file (eu-north-1/30-models/chat.yaml)

Explained by the change of the Topology
STACK OR FOLDER        ADDED  REMOVED  CHANGED
eu-north-1/40-scaling      0        0        1
eu-south-2/40-scaling      0        0        1
us-east-1/40-scaling       0        0        1
  eu-north-1/40-scaling, eu-south-2/40-scaling and 1 more: ScaledObject models/chat spec.minReplicas: 2 -> 3

The manifests of cdk.out are not compared.

Failed by --fail-on replacement: 2 reasons
  eu: a reason
  us: another`);
});

test('markdown: tables, folded lists, code spans; lost state stands open', () => {
  const text = showDiffMarkdown(report({ rendered, failures }));
  expect(text.slice(text.indexOf('### Templates and manifests'))).toBe(`### Templates and manifests

**Not explained by the Topology: code, charts, components, assets, or a hand**

| stack or folder | added | removed | changed |
| --- | --: | --: | --: |
| mine/eu-north-1/Data | 1 | 0 | 1 |

- ⚠️ **DESTRUCTIVE** \`mine/eu-north-1/Data: Stream (AWS::Kinesis::Stream) would be REPLACED by a change of Name: it holds usage records\`

<details><summary>2 differences one by one</summary>

- \`mine/eu-north-1/Data: Stream (AWS::Kinesis::Stream) Properties.Name: "old" -> "new"\`
- \`mine/eu-north-1/Data: Queue (AWS::SQS::Queue) added\`

</details>

Asset code changed: 1 resource in 1 stack (Handler)

Written in another order, saying the same: 1 file (eu-north-1/30-models/chat.yaml)

**Explained by the change of the Topology**

| stack or folder | added | removed | changed |
| --- | --: | --: | --: |
| eu-north-1/40-scaling | 0 | 0 | 1 |
| eu-south-2/40-scaling | 0 | 0 | 1 |
| us-east-1/40-scaling | 0 | 0 | 1 |

<details><summary>1 difference one by one</summary>

- \`eu-north-1/40-scaling, eu-south-2/40-scaling and 1 more: ScaledObject models/chat spec.minReplicas: 2 -> 3\`

</details>

> The manifests of cdk.out are not compared.

**Failed by --fail-on replacement: 2 reasons**

- eu: a reason
- us: another`);
});

test('not asked for: not a word of it', () => {
  expect(showDiff(report({}))).not.toContain('manifests');
  expect(showDiffMarkdown(report({}))).not.toContain('manifests');
  expect(showDiff(report({}))).not.toContain('--fail-on');
});

test('a value is shown where it begins to differ', () => {
  const text = (word: string) => `${'the same '.repeat(20)}${word}${' and on'.repeat(20)}`;
  const change = {
    ...scaler('eu-north-1'),
    properties: [{ path: 'a', kind: 'changed' as const, before: text('then'), after: text('now') }],
  };
  const shown = showDiff(
    report({
      rendered: { ...rendered, unexplained: null, explained: { changes: [change], assets: [], rewritten: [] } },
    }),
  );
  const line = shown.replaceAll(/\n {2}/g, ' ');
  expect(line).toContain('…e the same the same then and on and on');
  expect(line).toContain('-> …e the same the same now and on and on');
});

test('nothing tells what the Topology explains: nothing is called unexplained', () => {
  const alone = report({ rendered: { ...rendered, explained: null } });
  for (const text of [showDiff(alone), showDiffMarkdown(alone)]) {
    expect(text).toContain('The old files against what is rendered now');
    expect(text).not.toMatch(/explained/i);
  }
});

test('many differences: some, how many more, and where they are named', () => {
  const changes = Array.from({ length: 230 }, (_, number) => scaler('eu-north-1', `spec.f${number}`));
  const many = { explained: null, unexplained: { changes, assets: [], rewritten: [] }, notCompared: [] };
  expect(showDiff(report({ rendered: many }))).toContain('\n  … and 30 further lines; --json names each');
  expect(showDiffMarkdown(report({ rendered: many }))).toContain(
    '\n- … and 130 further differences: `meridian diff --rendered --json` names each\n',
  );
});
