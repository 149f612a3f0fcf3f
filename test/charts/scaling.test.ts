import type { ScaledObjectSpec } from '#charts/imports/keda.sh';
import type { PodMonitorSpec } from '#charts/imports/monitoring.coreos.com';
import { objectsOf, places, type Workload } from './rendered';

const scalers = places.flatMap(({ place, region, files }) =>
  region.modelPools.flatMap(({ name, burst, base, scaling, namespace }) => {
    if (burst === null || scaling === null) return [];
    const found = objectsOf<{ readonly spec: ScaledObjectSpec }>(files, 'ScaledObject').filter(
      ({ spec }) => spec.scaleTargetRef.name === burst.workload,
    );
    const [first] = found;
    if (first === undefined) throw new Error(`${place}: nothing scales ${burst.workload}`);
    return [
      {
        title: `${place} ${name}`,
        files,
        burst,
        base,
        scaling,
        namespace,
        found,
        spec: first.spec,
        metadata: first.metadata,
      },
    ];
  }),
);

function queriesOf({ triggers }: ScaledObjectSpec): string[] {
  return triggers.filter(({ type }) => type === 'prometheus').map(({ metadata }) => metadata.query ?? '');
}

test.each(scalers)('$title: one scaler follows the burst, between its bounds', ({ found, burst, spec }) => {
  expect(found).toHaveLength(1);
  expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([burst.minReplicas, burst.maxReplicas]);
});

test.each(scalers)(
  '$title: its Deployment is there and leaves the number of replicas to it',
  ({ files, burst, metadata }) => {
    const target = objectsOf<Workload>(files, 'Deployment').find((it) => it.metadata.name === burst.workload);
    expect(target?.metadata.namespace).toBe(metadata.namespace);
    expect(target?.spec).not.toHaveProperty('replicas');
  },
);

test.each(scalers)('$title: nothing scales the base, which says how many it is', ({ files, base }) => {
  const targets = objectsOf<{ readonly spec: ScaledObjectSpec }>(files, 'ScaledObject').map(
    ({ spec }) => spec.scaleTargetRef.name,
  );
  expect(targets).not.toContain(base.workload);
  const deployment = objectsOf<Workload>(files, 'Deployment').find((it) => it.metadata.name === base.workload);
  expect(deployment?.spec.replicas).toBe(base.replicas);
});

test.each(scalers)('$title: the formula of the Topology over its queries', ({ spec, scaling }) => {
  expect(spec.advanced?.scalingModifiers).toEqual({
    formula: scaling.formula,
    target: String(scaling.target),
    metricType: 'AverageValue',
  });
  expect(spec.triggers.map(({ type, name }) => [type, name])).toEqual([
    ...scaling.queries.map(({ name }) => ['prometheus', name]),
    ...scaling.schedules.map(({ name }) => ['cron', name]),
  ]);
  expect(queriesOf(spec)).toEqual(scaling.queries.map(({ query }) => query));
});

test.each(scalers)('$title: no answer means fallback, not an empty queue', ({ spec, scaling }) => {
  expect(spec.fallback).toEqual({
    behavior: 'currentReplicasIfHigher',
    failureThreshold: scaling.fallback.failures,
    replicas: scaling.fallback.replicas,
  });
  for (const { metadata } of spec.triggers.filter(({ type }) => type === 'prometheus')) {
    expect(metadata.ignoreNullValues).toBe('false');
  }
});

test.each(scalers)('$title: up by the larger of a share and a count, down by a count, slower', ({ spec, scaling }) => {
  const { scaleUp, scaleDown } = spec.advanced?.horizontalPodAutoscalerConfig?.behavior ?? {};
  const { up, down } = scaling;
  expect(scaleUp).toEqual({
    selectPolicy: 'Max',
    tolerance: String(up.tolerance),
    stabilizationWindowSeconds: up.windowSeconds,
    policies: [
      { type: 'Percent', value: up.percent, periodSeconds: up.periodSeconds },
      { type: 'Pods', value: up.pods, periodSeconds: up.periodSeconds },
    ],
  });
  expect(scaleDown).toEqual({
    stabilizationWindowSeconds: down.windowSeconds,
    policies: [{ type: 'Pods', value: down.pods, periodSeconds: down.periodSeconds }],
  });
  expect(scaleDown?.stabilizationWindowSeconds).toBeGreaterThan(scaleUp?.stabilizationWindowSeconds ?? 0);
});

test.each(scalers)(
  '$title: the series it asks for carry the labels that the monitor puts on them',
  ({ files, spec, namespace }) => {
    const keys = objectsOf<{ readonly spec: PodMonitorSpec }>(files, 'PodMonitor')
      .filter(({ metadata }) => metadata.namespace === namespace)
      .flatMap(({ spec: monitor }) => monitor.podMetricsEndpoints ?? [])
      .flatMap(({ relabelings }) => relabelings?.map(({ targetLabel }) => targetLabel) ?? []);
    for (const query of queriesOf(spec)) {
      const asked = [...query.matchAll(/[{,](\w+)=/g)].map(([, label]) => label);
      expect(asked).not.toEqual([]);
      for (const label of asked) expect(keys).toContain(label);
    }
  },
);

test.each(scalers)(
  '$title: a schedule of the Topology becomes a cron trigger in the same time zone',
  ({ spec, scaling }) => {
    expect(spec.triggers.filter(({ type }) => type === 'cron').map(({ metadata }) => metadata)).toEqual(
      scaling.schedules.map(({ start, end, timeZone, replicas }) => ({
        timezone: timeZone,
        start,
        end,
        desiredReplicas: String(replicas),
      })),
    );
  },
);

test('some pool that ships has a schedule', () => {
  expect(scalers.some(({ scaling }) => scaling.schedules.length > 0)).toBe(true);
});
