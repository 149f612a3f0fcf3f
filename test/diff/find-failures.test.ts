import { type Change, type ChangeGroup, findFailures, type RenderedChange, type RenderedDiff } from '#diff';

function change(group: ChangeGroup, isDestructive = false): Change {
  return { group, place: 'eu', text: `something of ${group}`, isDestructive, usdPerHour: null, addresses: [] };
}

const nothing = { changes: [], rest: [], rendered: null };
const bucket: RenderedChange = {
  group: 'mine/eu-north-1/Data',
  file: 'assembly-mine/Data.template.json',
  subject: 'Weights',
  type: 'AWS::S3::Bucket',
  kind: 'changed',
  properties: [],
  lostState: { holds: 'weights', replacedBy: ['BucketName'] },
};

function renderedWith(changes: readonly RenderedChange[], assets: readonly RenderedChange[] = []): RenderedDiff {
  return { explained: null, unexplained: { changes, assets, rewritten: [] }, notCompared: [] };
}

const replaced =
  'mine/eu-north-1/Data: Weights (AWS::S3::Bucket) would be REPLACED by a change of BucketName: it holds weights';
const removed = 'mine/eu-north-1/Data: Weights (AWS::S3::Bucket) would be REMOVED: it holds weights';

test.each([
  { reason: 'nothing differs', report: nothing, asked: ['any', 'destructive', 'residency'] as const, met: {} },
  {
    reason: 'a change of another group',
    report: { ...nothing, changes: [change('capacity')] },
    asked: ['residency', 'replacement'] as const,
    met: {},
  },
  {
    reason: 'a change of the group, in the order of the question',
    report: { ...nothing, changes: [change('residency'), change('security')] },
    asked: ['security', 'residency'] as const,
    met: { security: ['eu: something of security'], residency: ['eu: something of residency'] },
  },
  {
    reason: 'a destructive change, of whatever group',
    report: { ...nothing, changes: [change('availability', true), change('availability')] },
    asked: ['destructive'] as const,
    met: { destructive: ['eu: something of availability'] },
  },
  {
    reason: 'a replacement that the rendered files show alone',
    report: { ...nothing, rendered: renderedWith([bucket]) },
    asked: ['replacement', 'destructive', 'availability'] as const,
    met: { replacement: [replaced], destructive: [replaced] },
  },
  {
    reason: 'a stateful resource that is removed',
    report: {
      ...nothing,
      rendered: renderedWith([{ ...bucket, kind: 'removed', lostState: { holds: 'weights', replacedBy: [] } }]),
    },
    asked: ['destructive'] as const,
    met: { destructive: [removed] },
  },
  {
    reason: 'any: what no words tell of counts too',
    report: {
      changes: [],
      rest: [{ address: 'deployment.name', before: 'a', after: 'b', kind: 'changed' as const }],
      rendered: renderedWith([{ ...bucket, lostState: null }], [bucket]),
    },
    asked: ['any'] as const,
    met: {
      any: ['all: 1 fact of the Topology that no words tell of', 'all: 2 places of templates and manifests'],
    },
  },
])('$reason', ({ report, asked, met }) => {
  const failures = findFailures(report, asked);
  expect(Object.fromEntries(failures.map(({ condition, reasons }) => [condition, reasons]))).toEqual(met);
  expect(failures.map(({ condition }) => condition)).toEqual(asked.filter((condition) => condition in met));
});

test('a condition that is asked for twice is told once', () => {
  expect(findFailures({ ...nothing, changes: [change('security')] }, ['security', 'security'])).toHaveLength(1);
});
