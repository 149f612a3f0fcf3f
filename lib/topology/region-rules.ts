import { type AlertForm, figure, ruleGroup } from './alert-rule';
import { burnRules } from './burn-rules';
import { poolLabel } from './engine-series';
import type { RuleFile, RuleGroup } from './monitoring';
import { cluster } from './names';
import type { NodePool } from './node-pool';
import type { RegionContext } from './region-context';
import { serviceAlerts } from './service-rules';

/** Launches refused for want of capacity within half an hour: Karpenter tries another type or zone after each. */
const refusedLaunches = 3;

/** The gateway's own listeners, by the prefix that Envoy Gateway gives their statistics; the pools' Envoys carry a pool's label. */
export const gatewayListeners = `${poolLabel}="",envoy_http_conn_manager_prefix=~"https?-.+"`;

/** Rules of what a Region has once: gateway, scaler, nodes, services, and the reading of metrics itself. */
export function regionRuleFiles(context: RegionContext, nodePools: readonly NodePool[], hours: number): RuleFile[] {
  return [
    { name: 'gateway', groups: gatewayErrors(context, hours) },
    {
      name: 'region',
      groups: [
        ruleGroup('limits', [limitsUnavailable()]),
        ruleGroup('scaler', [scalerGone()]),
        ruleGroup('nodes', nodePools.filter(({ capacityType }) => capacityType === 'spot').map(spotDrought)),
        ruleGroup('services', serviceAlerts(context.blueprint)),
        ruleGroup('metrics', [targetDown()]),
      ],
    },
  ];
}

/** What clients see, whatever the reason; measured by the least of the models' promises. */
function gatewayErrors({ blueprint }: RegionContext, hours: number): RuleGroup[] {
  const availability = Math.min(...Object.values(blueprint.models).map(({ slo }) => slo.availability));
  const answers = (matchers: string, window: string) =>
    `sum(rate(envoy_http_downstream_rq_xx{${matchers}}[${window}]))`;
  return burnRules(
    {
      alert: 'GatewayErrors',
      runbook: 'gateway-errors',
      series: 'gateway:errors',
      labels: { gateway: cluster.gatewayName },
      budget: 1 - availability,
      share: (window) =>
        `${answers(`${gatewayListeners},envoy_response_code_class="5"`, window)} / ${answers(gatewayListeners, window)}`,
      summary: 'the gateway answers too many requests with a 5xx status',
      description: `${figure(availability * 100)} % of requests are to be answered.`,
    },
    hours,
  );
}

/** Envoy asks the rate-limit service for each request; without an answer the request is served uncounted. */
function limitsUnavailable(): AlertForm {
  return {
    alert: 'LimitsUnavailable',
    runbook: 'limits-unavailable',
    severity: 'critical',
    forSeconds: 120,
    labels: { gateway: cluster.gatewayName },
    expr: 'sum(rate(envoy_cluster_ratelimit_error[5m])) > 0',
    summary: 'the gateway gets no answer from the rate-limit service',
    description: 'Limits fail open: requests whose limits cannot be looked up are served uncounted.',
  };
}

function scalerGone(): AlertForm {
  return {
    alert: 'ScalerGone',
    runbook: 'scaler-broken',
    severity: 'critical',
    forSeconds: 300,
    labels: { service: 'keda' },
    expr: 'absent(keda_build_info)',
    summary: 'KEDA does not run, or its metrics are not read',
    description: 'No burst pool follows its queue; all stay as large as they are.',
  };
}

function spotDrought({ name }: NodePool): AlertForm {
  return {
    alert: 'SpotDrought',
    runbook: 'spot-drought',
    severity: 'warning',
    forSeconds: 300,
    labels: { nodepool: name },
    expr: `sum(increase(karpenter_nodeclaims_disrupted_total{nodepool="${name}",reason="insufficient_capacity"}[30m])) > ${refusedLaunches}`,
    summary: `${name}: AWS refused more than ${refusedLaunches} launches of spot nodes within 30 minutes`,
    description:
      'Burst replicas go to on-demand nodes, at a higher price, as far as their limit; the rest stays pending.',
  };
}

/** Of what we run ourselves, and of the gateway: whoever is not read cannot call. */
function targetDown(): AlertForm {
  const { models, gateway, envoy } = cluster.namespaces;
  return {
    alert: 'TargetDown',
    runbook: 'target-down',
    severity: 'warning',
    forSeconds: 900,
    labels: {},
    expr: `count by (namespace, job) (up{namespace=~"${models}|${gateway}|${envoy}"} == 0) > 0`,
    summary: 'pods do not let Prometheus read their metrics',
    description: 'Alerts and the scaler see less than there is: with fewer engines in sight, demand looks smaller.',
  };
}
