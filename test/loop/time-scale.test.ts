import { patchScaledObject } from './patch-scaled-object';
import { ofKinds, shippedRegions } from './shipped-region';
import { scaledSeconds, scaleTime, TIME_SCALE } from './time-scale';

const rule = (triggers: readonly object[]) => ({
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'chat-burst', namespace: 'models' },
  spec: {
    minReplicaCount: 2,
    pollingInterval: 30,
    fallback: { failureThreshold: 3, replicas: 5 },
    advanced: {
      horizontalPodAutoscalerConfig: {
        behavior: {
          scaleUp: { stabilizationWindowSeconds: 0, policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
          scaleDown: { stabilizationWindowSeconds: 450, policies: [{ type: 'Pods', value: 1, periodSeconds: 100 }] },
        },
      },
    },
    triggers,
  },
});

test('every span of time is scaled, nothing else, and each change is told', () => {
  const before = rule([]);
  const { object, changes } = scaleTime(before, 15);
  const behavior = 'spec.advanced.horizontalPodAutoscalerConfig.behavior';
  expect(changes).toEqual([
    'spec.pollingInterval: 30 s -> 2 s',
    `${behavior}.scaleUp.stabilizationWindowSeconds: 0 s -> 0 s`,
    `${behavior}.scaleUp.policies[0].periodSeconds: 60 s -> 4 s`,
    `${behavior}.scaleDown.stabilizationWindowSeconds: 450 s -> 30 s`,
    `${behavior}.scaleDown.policies[0].periodSeconds: 100 s -> 7 s (rounded)`,
  ]);
  expect(object.spec.fallback).toEqual(before.spec.fallback);
  expect(object.spec.minReplicaCount).toBe(2);
  expect(object.spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.policies).toEqual([
    { type: 'Percent', value: 50, periodSeconds: 4 },
  ]);
});

test.each([
  ['a scale of 1 changes nothing', 450, 1, 450],
  ['0 stays 0: no window is no short window', 0, 15, 0],
  ['nothing else becomes 0', 3, 15, 1],
])('%s', (_reason, seconds, scale, expected) => {
  expect(scaledSeconds(seconds, scale)).toBe(expected);
});

test.each([0, -1, 1.5, Number.NaN])('a time scale of %p is refused', (scale) => {
  expect(() => scaleTime({}, scale)).toThrow(`time scale: ${scale}; allowed: an integer from 1`);
});

test('the run changes the address, spans of time and schedules, and says so', () => {
  const { object, changes } = patchScaledObject(
    rule([
      { type: 'prometheus', name: 'running', metadata: { serverAddress: 'http://there:9090', query: 'sum(running)' } },
      {
        type: 'cron',
        name: 'from9',
        metadata: { timezone: 'UTC', start: '0 9 * * *', end: '0 17 * * *', desiredReplicas: '4' },
      },
    ]),
    'http://127.0.0.1:1',
  );
  expect(object.spec.triggers).toEqual([
    { type: 'prometheus', name: 'running', metadata: { serverAddress: 'http://127.0.0.1:1', query: 'sum(running)' } },
    {
      type: 'cron',
      name: 'from9',
      metadata: { timezone: 'UTC', start: '0 0 1 1 *', end: '1 0 1 1 *', desiredReplicas: '4' },
    },
  ]);
  expect(changes.filter((change) => change.startsWith('spec.triggers'))).toEqual([
    'spec.triggers[0].metadata.serverAddress: http://there:9090 -> http://127.0.0.1:1',
    'spec.triggers[1].metadata.start: 0 9 * * * -> 0 0 1 1 *',
    'spec.triggers[1].metadata.end: 0 17 * * * -> 1 0 1 1 *',
  ]);
});

test.each(shippedRegions().map((shipped) => [`${shipped.deployment}/${shipped.region.name}`, shipped] as const))(
  '%s: the time scale divides every span of its rules without a rest',
  (_name, shipped) => {
    const changes = ofKinds(shipped, 'ScaledObject').flatMap((object) => scaleTime(object, TIME_SCALE).changes);
    expect(changes.filter((change) => change.endsWith('(rounded)'))).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
  },
);
