import { poolLabel } from '#lib/topology/engine-series';
import { serviceSeries } from '#lib/topology/service-metrics';
import type { AlertRule, Region, RuleGroup } from '#topology';
import { burnCases, counted } from './burn-cases';
import { alertsOf, type RuleCase } from './rule-case';
import { counter, type Series, type Stretch, selector, steady } from './series';

const listener = 'envoy_http_conn_manager_prefix';

export function gatewayCases(groups: readonly RuleGroup[]): readonly RuleCase[] {
  const answers = (status: string, labels: Readonly<Record<string, string>> = {}) =>
    selector('envoy_http_downstream_rq_xx', { [listener]: 'https-8443', envoy_response_code_class: status, ...labels });
  return [
    ...burnCases(groups, 'GatewayErrors', counted(answers('5'), answers('2'))),
    {
      alert: 'GatewayErrors',
      reason: 'errors of the readiness listener, of a pool and of clients are none of the gateway',
      stepMinutes: 1,
      atMinutes: 60,
      series: [
        counter(answers('5', { [listener]: 'eg-ready-http' }), steps(500)),
        counter(answers('5', { [poolLabel]: 'chat' }), steps(500)),
        counter(answers('4'), steps(500)),
        counter(answers('2'), steps(500)),
      ],
      fires: [],
    },
  ];
}

export function regionCases({ nodePools }: Region, groups: readonly RuleGroup[]): readonly RuleCase[] {
  const rules = alertsOf(groups);
  const spot = nodePools.filter(({ capacityType }) => capacityType === 'spot');
  return [
    ...limits(rules),
    ...scalerGone(rules),
    ...spot.flatMap(({ name }) => drought(rules, name)),
    ...targets(rules),
    ...safety(rules),
    ...erasure(rules),
    ...residency(rules),
    ...authorizer(rules),
  ];
}

function steps(perStep: number, count = 60): Stretch {
  return { perStep, steps: count };
}

function cases(rules: readonly AlertRule[], alert: string) {
  const own = rules.filter((rule) => rule.alert === alert);
  const common = { alert, stepMinutes: 1, atMinutes: 60 };
  return {
    fires: (reason: string, series: readonly Series[], labels = {}, firing = own): RuleCase => ({
      ...common,
      reason,
      series,
      fires: firing.map((rule) => ({ rule, labels })),
    }),
    silent: (reason: string, series: readonly Series[]): RuleCase => ({ ...common, reason, series, fires: [] }),
    own,
  };
}

function limits(rules: readonly AlertRule[]): readonly RuleCase[] {
  const { fires, silent } = cases(rules, 'LimitsUnavailable');
  const errors = selector('envoy_cluster_ratelimit_error', { envoy_cluster_name: 'route', pod: 'a' });
  const over = selector('envoy_cluster_ratelimit_over_limit', { envoy_cluster_name: 'route', pod: 'a' });
  return [
    fires('look-ups fail', [counter(errors, steps(5))]),
    silent('customers are over their limits, as limits mean', [counter(over, steps(50)), counter(errors, steps(0))]),
    silent('nothing is limited', []),
  ];
}

function scalerGone(rules: readonly AlertRule[]): readonly RuleCase[] {
  const { fires, silent } = cases(rules, 'ScalerGone');
  return [
    fires('KEDA says nothing', []),
    silent('KEDA runs', [steady(selector('keda_build_info', { version: '2.20.2' }), 1, 60)]),
  ];
}

function drought(all: readonly AlertRule[], name: string): readonly RuleCase[] {
  const ofPool = ({ labels }: AlertRule) => labels.some(({ key, value }) => key === 'nodepool' && value === name);
  const { fires, silent } = cases(all.filter(ofPool), 'SpotDrought');
  const refused = (reason: string) => selector('karpenter_nodeclaims_disrupted_total', { nodepool: name, reason });
  return [
    fires(`${name}: four launches are refused in half an hour`, [
      counter(refused('insufficient_capacity'), steps(0.14)),
    ]),
    silent(`${name}: one was refused`, [
      counter(refused('insufficient_capacity'), steps(0, 40), steps(1, 1), steps(0, 19)),
    ]),
    silent(`${name}: fewer than three are`, [counter(refused('insufficient_capacity'), steps(0.09))]),
    silent(`${name}: nodes go for other reasons`, [counter(refused('Underutilized'), steps(0.5))]),
    silent(`${name}: nothing was ever refused`, []),
  ];
}

function targets(rules: readonly AlertRule[]): readonly RuleCase[] {
  const { fires, silent } = cases(rules, 'TargetDown');
  const up = (namespace: string, value: number) => {
    const target = { namespace, job: `${namespace}/job` };
    return { target, series: steady(selector('up', { ...target, instance: '10.0.0.1:8000' }), value, 60) };
  };
  const down = up('models', 0);
  return [
    fires('an engine cannot be read', [down.series], down.target),
    silent('all can be read', [up('models', 1).series]),
    silent('what cannot be read is none of ours', [up('elsewhere', 0).series]),
    silent('there is nothing to read', []),
  ];
}

const fiveMinutes = 12;

function safety(rules: readonly AlertRule[]): readonly RuleCase[] {
  // two days, sample by sample every five minutes
  const anomaly = cases(rules, 'SafetyAnomaly');
  if (anomaly.own.length === 0) return [];
  const slow = { stepMinutes: 5, atMinutes: 49 * 60 };
  const before = 47 * fiveMinutes;
  const since = 2 * fiveMinutes;
  const texts = (perStep: number, blockedBefore: number, blockedNow: number) => [
    counter(selector(serviceSeries.guardChecks, { band: 'pass', stage: 'prompt' }), steps(perStep, before + since)),
    counter(
      selector(serviceSeries.guardChecks, { band: 'block', stage: 'prompt' }),
      steps(blockedBefore, before),
      steps(blockedNow, since),
    ),
  ];
  const undecided = cases(rules, 'SafetyUndecided');
  const checks = counter(selector(serviceSeries.guardChecks, { band: 'pass' }), steps(600));
  const late = (perStep: number) =>
    counter(selector(serviceSeries.guardUndecided, { mode: 'fail-closed' }), steps(perStep));
  return [
    { ...anomaly.fires('over three times as many are blocked', texts(3000, 30, 110)), ...slow },
    { ...anomaly.fires('nothing is blocked any more', texts(3000, 30, 0)), ...slow },
    { ...anomaly.silent('twice as many are blocked', texts(3000, 30, 75)), ...slow },
    { ...anomaly.silent('half as many are blocked', texts(3000, 30, 15)), ...slow },
    { ...anomaly.silent('a day like the one before', texts(3000, 30, 30)), ...slow },
    { ...anomaly.silent('more texts, blocked as often', texts(9000, 90, 90)), ...slow },
    { ...anomaly.silent('ten times as many of next to none', texts(20, 0.2, 2)), ...slow },
    anomaly.silent('there is no guard', []),
    undecided.fires('12 in a thousand are late', [checks, late(7.2)]),
    undecided.silent('8 in a thousand are late', [checks, late(4.8)]),
    undecided.silent('there is no guard', []),
  ];
}

function erasure(rules: readonly AlertRule[]): readonly RuleCase[] {
  const { fires, silent, own } = cases(rules, 'ErasureLag');
  const bounds = own.map(({ expr }) => Number(expr.split(' > ')[1]));
  const [warning = 0, critical = 0] = bounds.sort((a, b) => a - b);
  const open = (seconds: number) => [steady(selector(serviceSeries.erasureOldest, { pod: 'a' }), seconds, 60)];
  return [
    fires('hardly any time is left', open(critical + 3600)),
    fires(
      'half of the time is gone',
      open(warning + 3600),
      {},
      own.filter(({ severity }) => severity === 'warning'),
    ),
    silent('there is time', open(warning - 3600)),
    silent('nothing is open', open(0)),
    silent('there is no eraser', []),
  ];
}

function residency(rules: readonly AlertRule[]): readonly RuleCase[] {
  const { fires, silent } = cases(rules, 'ResidencyRefusals');
  const admitted = counter(
    selector(serviceSeries.authorizerRequests, { decision: 'admitted', reason: 'none' }),
    steps(1000),
  );
  const refused = (reason: string, perStep: number) =>
    counter(selector(serviceSeries.authorizerRequests, { decision: 'refused', reason }), steps(perStep));
  return [
    fires('12 in a thousand belong elsewhere', [admitted, refused('residency', 12)]),
    silent('8 in a thousand do', [admitted, refused('residency', 8)]),
    silent('many are refused for other reasons', [admitted, refused('unknown-key', 500), refused('residency', 0)]),
    silent('there is no authorizer', []),
  ];
}

function authorizer(rules: readonly AlertRule[]): readonly RuleCase[] {
  const unavailable = cases(rules, 'AuthorizerUnavailable');
  const lost = cases(rules, 'AuthorizerLookupsFail');
  const unsigned = cases(rules, 'HopTokensUnsigned');
  const decided = (decision: string, reason: string, perStep: number) =>
    counter(selector(serviceSeries.authorizerRequests, { decision, reason }), steps(perStep));
  const lookUps = (outcome: string, perStep: number) =>
    counter(selector(serviceSeries.authorizerLookups, { outcome, pod: 'a' }), steps(perStep));
  const tokens = (outcome: string, perStep: number) =>
    counter(selector(serviceSeries.hopTokens, { outcome, pod: 'a' }), steps(perStep));
  const admitted = decided('admitted', 'none', 1000);
  return [
    unavailable.fires('of 12 in a thousand nobody can tell whose they are', [
      admitted,
      decided('refused', 'unavailable', 12),
    ]),
    unavailable.silent('of 8 in a thousand', [admitted, decided('refused', 'unavailable', 8)]),
    unavailable.silent('many are refused for good reasons', [admitted, decided('refused', 'unknown-key', 500)]),
    unavailable.silent('there is no authorizer', []),
    lost.fires('12 in a hundred fail, most of known keys', [
      lookUps('found', 88),
      lookUps('stale', 11),
      lookUps('failed', 1),
    ]),
    lost.silent('8 in a hundred do', [lookUps('found', 92), lookUps('stale', 8)]),
    lost.silent('keys that there are not are asked for', [lookUps('found', 10), lookUps('absent', 90)]),
    lost.silent('nothing is looked up', []),
    unsigned.fires('some requests get no token', [tokens('signed', 100), tokens('unsigned', 1)]),
    unsigned.silent('all get one, and some that are shown are refused', [
      tokens('signed', 100),
      tokens('refused', 5),
      tokens('unsigned', 0),
    ]),
    unsigned.silent('there is no authorizer', []),
  ];
}
