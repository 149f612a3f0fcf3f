import { type Plain, takeInventory } from '#evidence';
import type { Topology } from '#topology';
import { findingsOf } from './subject';

const labels = { pool: 'huge' };
const index = 'leaderworkerset.sigs.k8s.io/worker-index';

/** A replica that spans two nodes: its leader answers requests, and a Service leads to what `selector` says. */
function replicaWith(selector: Plain) {
  const template = (container: Plain): Plain => ({ metadata: { labels }, spec: { containers: [container] } });
  const metadata = { name: 'huge', namespace: 'models' };
  const objects: Plain[] = [
    {
      apiVersion: 'leaderworkerset.x-k8s.io/v1',
      kind: 'LeaderWorkerSet',
      metadata,
      spec: {
        replicas: 1,
        leaderWorkerTemplate: {
          size: 2,
          leaderTemplate: template({ name: 'leader', readinessProbe: { httpGet: { path: '/health', port: 8000 } } }),
          workerTemplate: template({ name: 'worker' }),
        },
      },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector } },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata,
      spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
    },
  ];
  const manifests = [{ file: 'eu-north-1/huge.yaml', region: 'eu-north-1', bytes: 1, objects }];
  return {
    inventory: takeInventory({ deployment: 'any', stacks: [], manifests }),
    topology: {} as Topology,
    runbook: '',
    lock: null,
  };
}

test('requests go to the leader alone: nobody asks the others whether they are ready', () => {
  expect(findingsOf('served-pod-readiness', replicaWith({ ...labels, [index]: '0' }))).toEqual([]);
});

test('requests that reach the others find a pod that never says that it is ready', () => {
  expect(
    findingsOf('served-pod-readiness', replicaWith(labels)).map(({ at, message }) => [at.property, message]),
  ).toEqual([
    [
      'spec.leaderWorkerTemplate.workerTemplate.spec.containers.0.readinessProbe',
      'worker of models/huge has no readiness probe: requests reach it before it can answer',
    ],
  ]);
});

test('its budget counts the pods of both nodes, and covers both forms of them', () => {
  const input = replicaWith({ ...labels, [index]: '0' });
  expect(findingsOf('budget-lets-some-go', input)).toEqual([]);
  expect(findingsOf('pool-has-budget', input)).toEqual([]);
});
