import type { Blueprint } from '#blueprint';
import { poolLabel } from './engine-series';
import type { Dashboard, DashboardRow, Panel } from './monitoring';
import { panel } from './panel';
import type { PickerMetrics } from './picker';
import { gatewayListeners } from './region-rules';
import { serviceSeries } from './service-metrics';

/** Series that all pools of a Region share, whatever their engines. */
export interface RegionSeries {
  readonly running: string;
  readonly waiting: string;
  readonly picker: PickerMetrics;
}

/** The Region at a glance: alerts, gateway, pools side by side, our services. */
export function regionDashboard(region: string, series: RegionSeries, { safety }: Blueprint): Dashboard {
  return {
    uid: 'meridian-region',
    title: `Meridian: ${region}`,
    description: 'The Region at a glance: what is wrong, what clients see, how the pools do.',
    rangeHours: 6,
    refreshSeconds: 30,
    variables: [],
    rows: [alerts(), gateway(), pools(series), services(safety !== null)],
  };
}

function alerts(): DashboardRow {
  return {
    title: 'Alerts',
    panels: [
      panel('Firing', 'count', {
        description: 'By name, pool and severity. Sections of the runbook bear the names.',
        queries: {
          '{{severity}} {{alertname}} {{pool}}': 'count by (severity, alertname, pool) (ALERTS{alertstate="firing"})',
        },
      }),
    ],
  };
}

function gateway(): DashboardRow {
  return {
    title: 'Gateway',
    panels: [
      panel('Requests by status', 'per-second', {
        description: '4xx holds 429s of limits; 5xx what the gateway or a pool could not answer.',
        queries: {
          '{{envoy_response_code_class}}xx': `sum by (envoy_response_code_class) (rate(envoy_http_downstream_rq_xx{${gatewayListeners}}[5m]))`,
        },
      }),
      panel('Share of 5xx', 'share', {
        description: 'What GatewayErrors counts.',
        queries: { '5xx': 'gateway:errors:share_5m' },
      }),
      panel('Requests in flight', 'count', {
        description: 'Streams count until their last token.',
        queries: { 'in flight': `sum(envoy_http_downstream_rq_active{${gatewayListeners}})` },
      }),
      panel('Answers by backend', 'per-second', {
        description: 'Names of clusters hold route and rule; peers and smaller models show here when they take over.',
        queries: {
          '{{envoy_cluster_name}} {{envoy_response_code_class}}xx':
            'sum by (envoy_cluster_name, envoy_response_code_class) (rate(envoy_cluster_upstream_rq_xx[5m])) > 0',
        },
      }),
      panel('Limits', 'per-second', {
        description: 'Requests over a limit, and those whose limit could not be looked up.',
        queries: {
          'over a limit': 'sum(rate(envoy_cluster_ratelimit_over_limit[5m]))',
          'no answer': 'sum(rate(envoy_cluster_ratelimit_error[5m]))',
        },
      }),
    ],
  };
}

function pools({ running, waiting, picker }: RegionSeries): DashboardRow {
  const byPool = (title: string, expr: string, description: string): Panel =>
    panel(title, 'count', { description, queries: { [`{{${poolLabel}}}`]: expr } });
  const share = (title: string, series: string, description: string): Panel =>
    panel(title, 'share', { description, queries: { '{{pool}}': series } });
  return {
    title: 'Pools',
    panels: [
      byPool('Running', `sum by (${poolLabel}) (${running})`, 'Requests that engines work on.'),
      byPool(
        'Waiting in engines',
        `sum by (${poolLabel}) (${waiting})`,
        'Requests that an engine has taken, and not begun.',
      ),
      byPool(
        'Held back by pickers',
        `sum by (${poolLabel}) (${picker.queueSize})`,
        'Requests that wait for an engine with room.',
      ),
      share('Turned away', 'pool:shed:share_5m', 'What Shedding counts.'),
      share('Slow first tokens', 'pool:ttft_slow:share_5m', 'Share over the objective: what TtftBurn counts.'),
      share('Slow output tokens', 'pool:tpot_slow:share_5m', 'Share over the objective: what TpotBurn counts.'),
    ],
  };
}

function services(hasGuard: boolean): DashboardRow {
  const { authorizerRequests, authorizerDecision, authorizerLookups, guardChecks, guardUndecided, erasureOldest } =
    serviceSeries;
  return {
    title: 'Services',
    panels: [
      panel('Refused by the authorizer', 'per-second', {
        description: 'By reason; `residency`: the tenant belongs to another jurisdiction.',
        queries: { '{{reason}}': `sum by (reason) (rate(${authorizerRequests}{decision="refused"}[5m]))` },
      }),
      panel('Time to a decision', 'seconds', {
        description: 'Of the authorizer, look-ups included. Envoy waits no longer than a second.',
        queries: {
          p50: `histogram_quantile(0.5, sum by (le) (rate(${authorizerDecision}_bucket[5m])))`,
          p99: `histogram_quantile(0.99, sum by (le) (rate(${authorizerDecision}_bucket[5m])))`,
        },
      }),
      panel('Look-ups of keys', 'per-second', {
        description: '`failed` and `stale`: the table of tenants gave no answer.',
        queries: { '{{outcome}}': `sum by (outcome) (rate(${authorizerLookups}[5m]))` },
      }),
      ...(hasGuard
        ? [
            panel('Verdicts of the guard', 'per-second', {
              description: 'By band, and texts on which none came in time.',
              queries: {
                '{{band}}': `sum by (band) (rate(${guardChecks}[5m]))`,
                'undecided {{mode}}': `sum by (mode) (rate(${guardUndecided}[5m]))`,
              },
            }),
          ]
        : []),
      panel('Oldest open erasure', 'seconds', {
        description: 'Age of the oldest request for erasure that is not finished.',
        queries: { oldest: `max(${erasureOldest})` },
      }),
    ],
  };
}
