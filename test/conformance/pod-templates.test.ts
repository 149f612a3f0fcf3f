import type { KubernetesObject } from './kubernetes-object';
import { templatePods } from './pod-templates';

const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [] } };
const scaler = (name: string, maxReplicaCount: number) =>
  object('ScaledObject', { scaleTargetRef: { name }, maxReplicaCount });

function object(kind: string, spec: object, namespace = 'models'): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'pool', namespace }, spec };
}

test('a pod has the labels and the spec of its template, in the namespace of its object', () => {
  expect(templatePods([object('Deployment', { replicas: 3, template })])).toEqual([
    {
      of: 'Deployment models/pool, template',
      pod: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'pool', namespace: 'models', labels: { app: 'a' }, annotations: {} },
        spec: { containers: [] },
      },
      count: 3,
    },
  ]);
});

test.each([
  ['as many as it says', [object('Deployment', { replicas: 3, template })], [3]],
  ['one when it does not say', [object('Deployment', { template })], [1]],
  ['as many as its scaler may ask for', [object('Deployment', { template }), scaler('pool', 25)], [25]],
  ['its own, when the scaler is another’s', [object('Deployment', { template }), scaler('other', 25)], [1]],
  [
    'its own, when the scaler is in another namespace',
    [object('Deployment', { template }, 'x'), scaler('pool', 9)],
    [1],
  ],
  ['one of a DaemonSet', [object('DaemonSet', { template })], [1]],
  ['a leader and its workers', [groups({ leaderTemplate: template })], [2, 6]],
  ['workers alone without a template of the leader', [groups({})], [6]],
  ['none of what has no pods', [object('ConfigMap', {})], []],
])('pods: %s', (_, objects, counts) => {
  expect(templatePods(objects).map(({ count }) => count)).toEqual(counts);
});

function groups(more: object): KubernetesObject {
  const leaderWorkerTemplate = { size: 4, workerTemplate: template, ...more };
  return object('LeaderWorkerSet', { replicas: 2, leaderWorkerTemplate });
}
