import { type AlertForm, figure } from './alert-rule';
import { remembered } from './resolve-authorizer-config';
import { serviceLabels, serviceSeries } from './service-metrics';

/** Share of requests that are refused only because nobody could tell whose they are: one in a hundred is no bad luck. */
const unavailableShare = 0.01;

/** Share of look-ups without an answer: DynamoDB's own alarms tell of single errors. */
const lostShare = 0.1;

/** Alerts on the authorizer: what it needs is away, and how long that can be borne. */
export function authorizerAlerts(): AlertForm[] {
  return [unavailable(), lookUpsFail(), hopTokensUnsigned()];
}

function unavailable(): AlertForm {
  const { authorizerRequests } = serviceSeries;
  const refused = `sum(rate(${authorizerRequests}{reason="${serviceLabels.unavailable}"}[5m]))`;
  return {
    alert: 'AuthorizerUnavailable',
    runbook: 'authorizer-unavailable',
    severity: 'critical',
    forSeconds: 120,
    labels: { service: 'authorizer' },
    expr: `${refused} / sum(rate(${authorizerRequests}[5m])) > ${figure(unavailableShare)}`,
    summary: `over ${figure(unavailableShare * 100)} % of requests are refused since it cannot be told whose they are`,
    description: 'The table of tenants, or an issuer of tokens, gives no answer. It never fails open.',
  };
}

function lookUpsFail(): AlertForm {
  const { authorizerLookups } = serviceSeries;
  const lost = `sum(rate(${authorizerLookups}{outcome=~"${serviceLabels.failed}|${serviceLabels.stale}"}[5m]))`;
  return {
    alert: 'AuthorizerLookupsFail',
    runbook: 'authorizer-unavailable',
    severity: 'warning',
    forSeconds: 120,
    labels: { service: 'authorizer' },
    expr: `${lost} / sum(rate(${authorizerLookups}[5m])) > ${figure(lostShare)}`,
    summary: `over ${figure(lostShare * 100)} % of look-ups in the table of tenants get no answer`,
    description: `Keys that are known work for ${remembered.staleSeconds / 60} minutes from when they were last read; others are refused at once.`,
  };
}

function hopTokensUnsigned(): AlertForm {
  return {
    alert: 'HopTokensUnsigned',
    runbook: 'hop-tokens-unsigned',
    severity: 'warning',
    forSeconds: 300,
    labels: { service: 'authorizer' },
    expr: `sum(rate(${serviceSeries.hopTokens}{outcome="${serviceLabels.unsigned}"}[5m])) > 0`,
    summary: 'requests are admitted without a hop token',
    description: 'KMS gives no signing key. Peers look such requests up again, and count them again.',
  };
}
