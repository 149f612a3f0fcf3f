import { type Plain, takeInventory } from '#evidence';
import type { Topology } from '#topology';
import { findingsOf } from './subject';

const labels = { app: 'web' };

/** A cluster with one workload that requests are sent to, and a budget over it. */
function clusterWith(replicas: number, bounds: Plain) {
  const metadata = { name: 'web', namespace: 'shop' };
  const objects: Plain[] = [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas, template: { metadata: { labels }, spec: {} } },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: labels } },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { ...bounds, selector: { matchLabels: labels } },
    },
  ];
  const manifests = [{ file: 'eu-north-1/web.yaml', region: 'eu-north-1', bytes: 1, objects }];
  return {
    inventory: takeInventory({ deployment: 'any', stacks: [], manifests }),
    topology: {} as Topology,
    runbook: '',
    lock: null,
  };
}

const none = 'lets none of';
const all = 'lets all';

test.each<readonly [string, number, Plain, string | null]>([
  ['one of three may go', 3, { maxUnavailable: 1 }, null],
  ['two of three have to stay', 3, { minAvailable: 2 }, null],
  ['three of three have to stay', 3, { minAvailable: 3 }, none],
  ['none may go', 3, { maxUnavailable: 0 }, none],
  ['neither bound is set', 3, {}, none],
  ['half of three, rounded up, may go', 3, { maxUnavailable: '50%' }, null],
  ['half of two, rounded up, has to stay', 2, { minAvailable: '50%' }, null],
  ['nearly all of two, rounded up, have to stay', 2, { minAvailable: '60%' }, none],
  ['more than there are may go', 3, { maxUnavailable: 4 }, all],
  ['none has to stay', 3, { minAvailable: 0 }, all],
  ['the only one may go, or its node could never be renewed', 1, { maxUnavailable: 1 }, null],
  ['the only one may not go', 1, { minAvailable: 1 }, none],
])('%s', (_, replicas, bounds, fault) => {
  const messages = findingsOf('budget-lets-some-go', clusterWith(replicas, bounds)).map(({ message }) => message);
  expect(messages).toEqual(fault === null ? [] : [expect.stringContaining(fault)]);
});
