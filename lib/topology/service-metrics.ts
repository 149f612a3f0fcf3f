import type { ServiceMetric } from './monitoring';

/** Names that rules, dashboards and the services themselves share. */
export const serviceSeries = {
  authorizerRequests: 'meridian_authorizer_requests_total',
  authorizerDecision: 'meridian_authorizer_decision_seconds',
  authorizerLookups: 'meridian_authorizer_lookups_total',
  hopTokens: 'meridian_authorizer_hop_tokens_total',
  guardChecks: 'meridian_guard_checks_total',
  guardUndecided: 'meridian_guard_undecided_total',
  erasureOldest: 'meridian_eraser_oldest_open_request_age_seconds',
  erasures: 'meridian_eraser_requests_total',
} as const;

/** Values of labels that rules ask for. */
export const serviceLabels = {
  residency: 'residency',
  unavailable: 'unavailable',
  failed: 'failed',
  stale: 'stale',
  unsigned: 'unsigned',
  block: 'block',
} as const;

/**
 * What Meridian's own services have to serve for the alerts to work: part of their contract, set before their code. Labels have few
 * values each: no tenant, no key, nothing of a request's content.
 */
export const serviceMetrics: readonly ServiceMetric[] = [
  {
    name: serviceSeries.authorizerRequests,
    service: 'authorizer',
    type: 'counter',
    labels: [
      { name: 'decision', values: ['admitted', 'refused'] },
      {
        name: 'reason',
        values: [
          'none',
          'missing-credential',
          'malformed-key',
          'unknown-key',
          'revoked-key',
          'expired-key',
          'token',
          'tier',
          serviceLabels.residency,
          serviceLabels.unavailable,
        ],
      },
      { name: 'tier', values: [] },
    ],
    meaning:
      'Requests decided on. The reason is `none` when admitted; `residency`: the tenant belongs to another jurisdiction; `unavailable`: it could not be told. The tier is `none` when refused.',
  },
  {
    name: serviceSeries.authorizerDecision,
    service: 'authorizer',
    type: 'histogram',
    labels: [],
    meaning: 'Time from the head of a request to the decision, look-ups included, seconds.',
  },
  {
    name: serviceSeries.authorizerLookups,
    service: 'authorizer',
    type: 'counter',
    labels: [{ name: 'outcome', values: ['found', 'absent', serviceLabels.failed, serviceLabels.stale] }],
    meaning:
      'Keys looked up in the table of tenants. `failed`: no answer, and nothing known that still counts; `stale`: no answer, and what was known counts on.',
  },
  {
    name: serviceSeries.hopTokens,
    service: 'authorizer',
    type: 'counter',
    labels: [{ name: 'outcome', values: ['signed', serviceLabels.unsigned, 'accepted', 'refused'] }],
    meaning:
      'Hop tokens given (`unsigned`: admitted without one, since KMS gave no key) and shown (`refused`: the request was treated as any other).',
  },
  {
    name: serviceSeries.guardChecks,
    service: 'guard',
    type: 'counter',
    labels: [
      { name: 'band', values: ['pass', 'review', serviceLabels.block] },
      { name: 'category', values: [] },
      { name: 'stage', values: ['prompt', 'answer'] },
    ],
    meaning:
      'Texts judged, by the band that the verdict fell into and the category that decided it (`none` for a pass).',
  },
  {
    name: serviceSeries.guardUndecided,
    service: 'guard',
    type: 'counter',
    labels: [{ name: 'mode', values: ['fail-open', 'fail-closed'] }],
    meaning: 'Texts on which no verdict came before the deadline, and what the tier wants done then.',
  },
  {
    name: serviceSeries.erasureOldest,
    service: 'eraser',
    type: 'gauge',
    labels: [],
    meaning: 'Age of the oldest request for erasure that is not finished, seconds; 0 when none is open.',
  },
  {
    name: serviceSeries.erasures,
    service: 'eraser',
    type: 'counter',
    labels: [{ name: 'outcome', values: ['done', 'failed'] }],
    meaning: 'Attempts at erasures, by how they ended. A failed one is tried again.',
  },
];
