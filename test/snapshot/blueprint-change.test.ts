import { type BlueprintInput, parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { topologySnapshot } from '#snapshot';
import { resolveTopology } from '#topology';
import { changedLines, countChanged } from './changed-lines';

const production = deployments.find(({ name }) => name === 'production')?.blueprint as BlueprintInput;
const shipped = snapshotOf(production);

function snapshotOf(blueprint: BlueprintInput): string {
  return topologySnapshot(resolveTopology(parseBlueprint(blueprint)));
}

/** The snapshot of production with a changed blueprint. */
function changed(change: (draft: Draft) => void): string {
  const draft = structuredClone(production);
  change(draft as Draft);
  return snapshotOf(draft);
}

/** The blueprint's fields that the rows change. */
interface Draft {
  readonly tiers: Record<'free' | 'standard', { requestsPerMinute: number; tokensPerDay: number }>;
  readonly safety: { deadlineMs: number; readonly bands: { block: number } };
  readonly batchWorker: { maxReplicas: number };
  readonly data: { readonly retention: { coldDays: number } };
  readonly jurisdictions: Record<'eu', { clientCidrs: readonly string[] }>;
  readonly traffic: Record<'chat-small', Record<'eu', { readonly requestsPerSecond: { peak: number } }>>;
}

test('the snapshot of production is short enough to be read', () => {
  expect(shipped.split('\n').length).toBeLessThanOrEqual(400);
});

test.each([
  {
    reason: "a tier's limit of requests",
    change: (draft: Draft) => {
      draft.tiers.standard.requestsPerMinute = 900;
    },
    added: ['  requestsPerMinute: {enterprise: 6000, free: 20, standard: 900}'],
  },
  {
    reason: 'how long a day of tokens may be',
    change: (draft: Draft) => {
      draft.tiers.free.tokensPerDay = 400_000;
    },
    added: ['  tokensPerDay: {enterprise: 2000000000, free: 400000, standard: 100000000}'],
  },
  {
    reason: 'the deadline of the guard',
    change: (draft: Draft) => {
      draft.safety.deadlineMs = 400;
    },
    added: ['  deadlineMs: 400'],
  },
  {
    reason: 'a band of the guard',
    change: (draft: Draft) => {
      draft.safety.bands.block = 0.95;
    },
    added: ['  bands: {block: 0.95, review: 0.6}'],
  },
  {
    reason: 'batch workers at most',
    change: (draft: Draft) => {
      draft.batchWorker.maxReplicas = 10;
    },
    added: ['  replicas: 0-10', expect.stringMatching(/^ {2}podsAtMost: \{batch: 20, gateway: 5, models: /)],
  },
  {
    reason: 'how long the request log is kept',
    change: (draft: Draft) => {
      draft.data.retention.coldDays = 1000;
    },
    added: [
      '    audit: {coldAfterDays: 90, expireAfterDays: 1000, versioned: true, noncurrentDays: 1, abortUploadsAfterDays: 7, lockDays: 365}',
      '    request-log: {coldAfterDays: 30, expireAfterDays: 1000, versioned: true, noncurrentDays: 1, abortUploadsAfterDays: 7, lockDays: none}',
    ],
  },
  {
    reason: 'networks of the clients of one jurisdiction',
    change: (draft: Draft) => {
      draft.jurisdictions.eu.clientCidrs = ['198.51.100.0/22'];
    },
    added: ['  clientCidrs: {apac: [192.0.2.0/24], eu: [198.51.100.0/22], us: [203.0.113.0/24]}'],
  },
])('$reason: a changed number of the blueprint changes one line, or two', ({ change, added }) => {
  const after = changed(change);
  expect(changedLines(shipped, after).added).toEqual(added);
  expect(countChanged(shipped, after)).toBeLessThanOrEqual(2);
});

test('a higher peak changes what is planned for it, in its jurisdiction', () => {
  const after = changed((draft: Draft) => {
    draft.traffic['chat-small'].eu.requestsPerSecond.peak = 70;
  });
  const { added } = changedLines(shipped, after);
  expect(added).toContain('    burst: {apac: 7-14, eu: 8-21, us: 12-25}');
  expect(added.length).toBeLessThanOrEqual(10);
});
