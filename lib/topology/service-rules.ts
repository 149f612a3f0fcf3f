import type { Blueprint } from '#blueprint';
import { type AlertForm, figure } from './alert-rule';
import { authorizerAlerts } from './authorizer-rules';
import { serviceLabels, serviceSeries } from './service-metrics';

/** A rate of blocked texts this many times above, or below, yesterday's is no ordinary day. */
const anomalyFactor = 3;

/** Texts a second below which a rate says nothing. */
const fewestChecksPerSecond = 0.1;

/** Share of undecided texts that is no longer bad luck: a guard that misses its deadline more often protects nobody. */
const undecidedShare = 0.01;

/** Shares of the erasure deadline: time to look, and hardly time left. */
const erasureShares = { warning: 0.5, critical: 0.8 } as const;

/** Share of requests from tenants of another jurisdiction: above it a client, or a record of DNS, is set up wrongly. */
const residencyShare = 0.01;

const daySeconds = 86_400;

/** Alerts on Meridian's own services. Without their series they are silent. */
export function serviceAlerts({ safety, data }: Blueprint): AlertForm[] {
  return [
    ...(safety === null ? [] : safetyAlerts(safety.deadlineMs)),
    ...erasureAlerts(data),
    residencyRefusals(),
    ...authorizerAlerts(),
  ];
}

function safetyAlerts(deadlineMs: number): AlertForm[] {
  const { guardChecks, guardUndecided } = serviceSeries;
  const checks = (window: string) => `sum(rate(${guardChecks}[${window}]))`;
  const blocked = (window: string, before = '') =>
    `sum(rate(${guardChecks}{band="${serviceLabels.block}"}[${window}]${before})) / sum(rate(${guardChecks}[${window}]${before}))`;
  const today = blocked('1h');
  const yesterday = blocked('1d', ' offset 1h');
  return [
    {
      alert: 'SafetyAnomaly',
      runbook: 'safety-anomaly',
      severity: 'warning',
      forSeconds: 900,
      labels: { service: 'guard' },
      expr:
        `(${today} > ${anomalyFactor} * (${yesterday}) or ${today} < (${yesterday}) / ${anomalyFactor}) ` +
        `and ${checks('1h')} > ${figure(fewestChecksPerSecond)}`,
      summary: `the share of blocked texts is over ${anomalyFactor} times, or under a third of, that of the day before`,
      description:
        'Either somebody attacks, a classifier or its bands have changed, or it no longer sees what it should.',
    },
    {
      alert: 'SafetyUndecided',
      runbook: 'safety-undecided',
      severity: 'critical',
      forSeconds: 300,
      labels: { service: 'guard' },
      expr: `sum(rate(${guardUndecided}[5m])) / ${checks('5m')} > ${figure(undecidedShare)}`,
      summary: `over ${figure(undecidedShare * 100)} % of texts get no verdict within ${deadlineMs} ms`,
      description: 'Tiers that fail open pass them unchecked, tiers that fail closed refuse them.',
    },
  ];
}

function erasureAlerts({ erasureDeadlineDays }: Blueprint['data']): AlertForm[] {
  return (['warning', 'critical'] as const).map((severity) => {
    const days = erasureDeadlineDays * erasureShares[severity];
    return {
      alert: 'ErasureLag',
      runbook: 'erasure-lag',
      severity,
      forSeconds: 900,
      labels: { service: 'eraser' },
      expr: `max(${serviceSeries.erasureOldest}) > ${figure(days * daySeconds)}`,
      summary: `a request for erasure is open for more than ${figure(days)} days`,
      description: `The promise is ${erasureDeadlineDays} days.`,
    };
  });
}

function residencyRefusals(): AlertForm {
  const { authorizerRequests } = serviceSeries;
  const refused = `sum(rate(${authorizerRequests}{reason="${serviceLabels.residency}"}[15m]))`;
  return {
    alert: 'ResidencyRefusals',
    runbook: 'residency-refusals',
    severity: 'warning',
    forSeconds: 900,
    labels: { service: 'authorizer' },
    expr: `${refused} / sum(rate(${authorizerRequests}[15m])) > ${figure(residencyShare)}`,
    summary: `over ${figure(residencyShare * 100)} % of requests come from tenants of another jurisdiction`,
    description: 'They are refused, as they must be; so many of them mean that clients are sent to the wrong place.',
  };
}
