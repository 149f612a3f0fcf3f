import type { Dashboard } from './monitoring';
import { chosen, panel } from './panel';

const tokens = 'gen_ai_client_token_usage';
const duration = 'gen_ai_server_request_duration_seconds';
const firstToken = 'gen_ai_server_time_to_first_token_seconds';

const ofChosen = chosen('tenant_id', 'tenant');

/** One tenant, as the gateway sees it. Means only: buckets by tenant would be too many series. */
export function tenantDashboard(): Dashboard {
  const mean = (series: string) =>
    `sum by (gen_ai_original_model) (rate(${series}_sum{${ofChosen}}[5m])) / sum by (gen_ai_original_model) (rate(${series}_count{${ofChosen}}[5m]))`;
  return {
    uid: 'meridian-tenant',
    title: 'Meridian: tenant',
    description: 'What one tenant uses in this Region, and what it gets. The ledger bills, not this.',
    rangeHours: 24,
    refreshSeconds: 60,
    variables: [{ name: 'tenant', label: 'Tenant', series: `${tokens}_count`, valuesOf: 'tenant_id' }],
    rows: [
      {
        title: 'Use',
        panels: [
          panel('Tokens by kind', 'per-second', {
            description: 'Input, output, and input that a cache held.',
            queries: {
              '{{gen_ai_token_type}}': `sum by (gen_ai_token_type) (rate(${tokens}_sum{${ofChosen}}[5m]))`,
            },
          }),
          panel('Tokens by model', 'per-second', {
            description: 'By the model that was asked for.',
            queries: {
              '{{gen_ai_original_model}}': `sum by (gen_ai_original_model) (rate(${tokens}_sum{${ofChosen}}[5m]))`,
            },
          }),
          panel('Requests', 'per-second', {
            description: 'By model and tier.',
            queries: {
              '{{gen_ai_original_model}} {{tier}}': `sum by (gen_ai_original_model, tier) (rate(${duration}_count{${ofChosen}}[5m]))`,
            },
          }),
        ],
      },
      {
        title: 'Service',
        panels: [
          panel('Time to the first token, mean', 'seconds', {
            description: 'Of streams, from the arrival at the gateway.',
            queries: { '{{gen_ai_original_model}}': mean(firstToken) },
          }),
          panel('Time to the whole answer, mean', 'seconds', {
            description: 'From the arrival at the gateway.',
            queries: { '{{gen_ai_original_model}}': mean(duration) },
          }),
          panel('Failed requests', 'per-second', {
            description: 'By the kind of error; refusals by limits never reach this point.',
            queries: {
              '{{error_type}}': `sum by (error_type) (rate(${duration}_count{${ofChosen},error_type!=""}[5m]))`,
            },
          }),
        ],
      },
    ],
  };
}
