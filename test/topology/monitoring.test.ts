import { parseBlueprint } from '#blueprint';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { type AlertRule, type Monitoring, type Region, type Rule, resolveTopology } from '#topology';
import { regionsOf, shippedRegions } from './shipped-topologies';

function rulesOf({ ruleFiles }: Monitoring): readonly Rule[] {
  return ruleFiles.flatMap(({ groups }) => groups).flatMap(({ rules }) => rules);
}

function alertsOf(monitoring: Monitoring): readonly AlertRule[] {
  return rulesOf(monitoring).filter((rule) => rule.kind === 'alert');
}

/** The first Region of the smallest blueprint, changed. */
// biome-ignore lint/suspicious/noExplicitAny: tests write what no type allows
function changed(change: (draft: any) => void): Region {
  const [region] = regionsOf(resolveTopology(parseBlueprint(minimalBlueprint(change), 'test')));
  if (region === undefined) throw new Error('no Region');
  return region;
}

function labelOf({ labels }: AlertRule, key: string): string | undefined {
  return labels.find((label) => label.key === key)?.value;
}

test.each(shippedRegions)('%s: every alert waits, has a severity with a topic, and says what is wrong', (_, region) => {
  const severities = region.observability.topics.map(({ severity }) => severity);
  for (const alert of alertsOf(region.monitoring)) {
    expect(severities).toContain(alert.severity);
    expect(alert.forSeconds).toBeGreaterThanOrEqual(60);
    expect(alert.alert).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(alert.runbook).toMatch(/^docs\/runbook\.md#[a-z-]+$/);
    expect(alert.summary.length).toBeGreaterThan(20);
    expect(alert.description).toMatch(/^[A-Z\d].*\.$/);
  }
});

test.each(shippedRegions)(
  '%s: no two rules record the same series, no two alerts are the same',
  (_, { monitoring }) => {
    const identities = rulesOf(monitoring).map((rule) =>
      JSON.stringify(
        rule.kind === 'record' ? [rule.record, rule.labels] : [rule.alert, rule.labels, rule.severity, rule.expr],
      ),
    );
    expect(new Set(identities).size).toBe(identities.length);
  },
);

test.each(shippedRegions)('%s: groups of a file are named apart, and no empty file is written', (_, { monitoring }) => {
  for (const { groups } of monitoring.ruleFiles) {
    const names = groups.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(groups.flatMap(({ rules }) => rules)).not.toEqual([]);
  }
});

test.each(shippedRegions)('%s: every pool is watched for each of its objectives', (_, { monitoring, modelPools }) => {
  for (const { name, burst, scaling } of modelPools) {
    const alerts = new Set(
      alertsOf(monitoring)
        .filter((alert) => labelOf(alert, 'pool') === name)
        .map(({ alert }) => alert),
    );
    const always = ['TtftBurn', 'Shedding', 'QueueWait', 'PickerBlind', 'PickerBypassed', 'EmptyPool', 'KvPressure'];
    const scaled = burst === null || scaling === null ? [] : ['ScalerBroken'];
    expect([...always, ...scaled].filter((alert) => !alerts.has(alert))).toEqual([]);
  }
});

test.each(shippedRegions)(
  '%s: every spot node pool is watched for drought, no other is',
  (_, { monitoring, nodePools }) => {
    expect(
      alertsOf(monitoring)
        .filter(({ alert }) => alert === 'SpotDrought')
        .map((alert) => labelOf(alert, 'nodepool')),
    ).toEqual(nodePools.filter(({ capacityType }) => capacityType === 'spot').map(({ name }) => name));
  },
);

const hoursOf = { m: 1 / 60, h: 1, d: 24 } as const;

test.each(shippedRegions)('%s: no rule looks back further than Prometheus does', (_, { monitoring }) => {
  const windows = rulesOf(monitoring).flatMap(({ expr }) =>
    [...expr.matchAll(/\[(\d+)([mhd])\]/g)].map(
      ([, count, unit]) => Number(count) * hoursOf[unit as keyof typeof hoursOf],
    ),
  );
  expect(Math.max(...windows)).toBeLessThanOrEqual(monitoring.retentionHours);
});

const slo = (ttft: object) => (draft: { models: { chat: { slo: { ttft: object } } } }) => {
  draft.models.chat.slo.ttft = ttft;
};

test.each([
  [slo({ boundMs: 1000 }), '1.0', ['0.72', '0.3', '0.05'], 'P95: 5 % may be late'],
  [slo({ boundMs: 1000, percentile: 99 }), '1.0', ['0.144', '0.06', '0.01'], 'P99: 1 % may be late'],
  [slo({ boundMs: 1000, percentile: 90 }), '1.0', ['0.95', '0.6', '0.1'], 'P90: 14.4 budgets are more than there is'],
  [slo({ boundMs: 2000 }), '2.5', ['0.72', '0.3', '0.05'], '2 s are nearer to 2.5 s than to 1 s'],
  [slo({ boundMs: 4000 }), '5.0', ['0.72', '0.3', '0.05'], '4 s are nearer to 5 s than to 2.5 s'],
  [slo({ boundMs: 300 }), '0.25', ['0.72', '0.3', '0.05'], '300 ms are nearer to 250 ms than to 500 ms'],
])('bounds and thresholds of the first token come from the objective (%#: %4$s)', (change, le, thresholds) => {
  const { monitoring } = changed(change);
  const burns = alertsOf(monitoring).filter(({ alert }) => alert === 'TtftBurn');
  expect(burns.map(({ expr }) => [...expr.matchAll(/> ([\d.]+)/g)].map(([, value]) => value))).toEqual(
    thresholds.map((threshold) => [threshold, threshold]),
  );
  const [recorded] = rulesOf(monitoring).filter(({ expr }) => expr.includes('time_to_first_token_seconds_bucket'));
  expect(recorded?.expr).toContain(`le="${le}"`);
});

test('refusals are held to the availability of the model', () => {
  const { monitoring } = changed((draft) => {
    draft.models.chat.slo.availability = 0.99;
  });
  const burns = alertsOf(monitoring).filter(({ alert }) => alert === 'Shedding');
  expect(burns.map(({ expr }) => / > ([\d.]+)/.exec(expr)?.[1])).toEqual(['0.144', '0.06', '0.01']);
});

test('a wait in the picker is held to the time of the first token', () => {
  const { monitoring } = changed(slo({ boundMs: 3000, percentile: 99 }));
  const waits = alertsOf(monitoring).filter(({ alert }) => alert === 'QueueWait');
  expect(waits.map(({ severity, expr }) => [severity, / > ([\d.]+)$/.exec(expr)?.[1]])).toEqual([
    ['warning', '1.5'],
    ['critical', '3'],
  ]);
  for (const { expr } of waits) expect(expr).toMatch(/^histogram_quantile\(0\.99,/);
});

test('a model that answers at once is held to its whole answer, and to nothing by token', () => {
  const { monitoring } = changed((draft) => {
    draft.models.chat.task = 'embed';
    draft.models.chat.slo = { ttft: { boundMs: 500 } };
  });
  const alerts = alertsOf(monitoring).map(({ alert }) => alert);
  expect(alerts).toContain('TtftBurn');
  expect(alerts).not.toContain('TpotBurn');
  const exprs = rulesOf(monitoring).map(({ expr }) => expr);
  expect(exprs.filter((expr) => expr.includes('time_to_first_token'))).toEqual([]);
  expect(
    exprs.some((expr) => expr.includes('vllm:e2e_request_latency_seconds_bucket') && expr.includes('le="0.5"')),
  ).toBe(true);
});

test('an erasure is watched by its deadline, in seconds: half of it, four fifths', () => {
  const { monitoring } = changed((draft) => {
    draft.data = { erasureDeadlineDays: 10 };
  });
  const lags = alertsOf(monitoring).filter(({ alert }) => alert === 'ErasureLag');
  expect(lags.map(({ severity, expr }) => [severity, expr.split(' > ')[1]])).toEqual([
    ['warning', '432000'],
    ['critical', '691200'],
  ]);
});

test('a canary is watched as what it is to replace, but for a scaler', () => {
  const { monitoring, modelPools } = changed((draft) => {
    draft.models.chat.canary = {
      version: 'v2',
      weights: draft.models.chat.weights,
      percent: 10,
      stagesPercent: [10, 50, 100],
    };
  });
  const [pool] = modelPools;
  const namesOf = (name = '') =>
    new Set(
      alertsOf(monitoring)
        .filter((alert) => labelOf(alert, 'pool') === name)
        .map(({ alert }) => alert),
    );
  const stable = namesOf(pool?.name);
  const canary = namesOf(pool?.canary?.pool.name);
  const ofScalers = ['ScalerBroken', 'BurstExhausted'];
  expect(stable).toContain('ScalerBroken');
  expect(canary).toEqual(new Set([...stable].filter((name) => !ofScalers.includes(name))));
});

test('the guard is watched where there is one', () => {
  const names = (region: Region) => alertsOf(region.monitoring).map(({ alert }) => alert);
  expect(names(changed(() => undefined)).filter((name) => name.startsWith('Safety'))).toEqual([]);
  const [production] = shippedRegions.find(([title]) => title.startsWith('production/'))?.slice(1) ?? [];
  expect(names(production as Region)).toEqual(expect.arrayContaining(['SafetyAnomaly', 'SafetyUndecided']));
});

test.each(shippedRegions)('%s: dashboards are named apart, and every panel says what it shows', (_, { monitoring }) => {
  const { dashboards } = monitoring;
  expect(dashboards.map(({ uid }) => uid)).toEqual(
    ['fleet', 'region', 'model', 'tenant'].map((name) => `meridian-${name}`),
  );
  for (const panel of dashboards.flatMap(({ rows }) => rows.flatMap(({ panels }) => panels))) {
    expect(panel.title).not.toBe('');
    expect(panel.description).toMatch(/\.$/);
    expect(panel.queries).not.toEqual([]);
    const legends = panel.queries.map(({ legend }) => legend);
    expect(new Set(legends).size).toBe(legends.length);
  }
});
