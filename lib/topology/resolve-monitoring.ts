import { engineSeries } from './engine-series';
import { fleetDashboard } from './fleet-dashboard';
import type { Gateway } from './gateway';
import { modelDashboard } from './model-dashboard';
import type { ModelPool } from './model-pool';
import type { Dashboard, Monitoring, PodMonitor } from './monitoring';
import { cluster } from './names';
import type { NodePool } from './node-pool';
import { poolRuleFile } from './pool-rules';
import type { RegionContext } from './region-context';
import { regionDashboard } from './region-dashboard';
import { regionRuleFiles } from './region-rules';
import { serviceMetrics } from './service-metrics';
import { tenantDashboard } from './tenant-dashboard';
import { withCanary } from './with-canary';

interface Monitored {
  readonly modelPools: readonly ModelPool[];
  readonly nodePools: readonly NodePool[];
  readonly gateway: Gateway;
}

/** How far the cluster's Prometheus looks back, hours: a day beyond the longest window of a burn rate, where there is a disk for it. */
export const retentionHours = { production: 96, demo: 12 } as const;

/** Label by which Grafana's sidecar finds dashboards. */
export const dashboardLabel = { key: 'grafana_dashboard', value: '1' } as const;

/** Rules, dashboards and monitors of a Region, decided from its objectives. */
export function resolveMonitoring(context: RegionContext, { modelPools, nodePools, gateway }: Monitored): Monitoring {
  const hours = retentionHours[context.blueprint.kind];
  return {
    namespace: cluster.namespaces.monitoring,
    retentionHours: hours,
    podMonitors: [...gatewayMonitors, authorizerMonitor(gateway)],
    ruleFiles: [
      ...regionRuleFiles(context, nodePools, hours),
      ...modelPools.flatMap((pool) =>
        // a candidate is held to the promises of what it is to replace
        withCanary(pool).map((serving) => poolRuleFile({ scaling: null, ...serving }, modelOf(context, pool), hours)),
      ),
    ],
    dashboards: dashboards(context, modelPools),
    dashboardLabel,
    serviceMetrics,
  };
}

function modelOf({ blueprint }: RegionContext, { name }: ModelPool) {
  const model = blueprint.models[name];
  if (model === undefined) throw new Error(`topology: model ${name} is missing from a checked blueprint`);
  return model;
}

/** Labels that Envoy Gateway gives to the pods of its Envoys. */
const gatewayPods = [
  { key: 'app.kubernetes.io/component', value: 'proxy' },
  { key: 'gateway.envoyproxy.io/owning-gateway-name', value: cluster.gatewayName },
];

/**
 * The gateway's pods: Envoy, and AI Gateway's processor beside it. Envoy serves thousands of series, and the processor's buckets
 * would be so many for each tenant: what no rule and no dashboard reads is dropped.
 */
const gatewayMonitors: readonly PodMonitor[] = [
  {
    name: 'gateway-envoy',
    podNamespace: cluster.namespaces.envoy,
    podLabels: gatewayPods,
    portName: 'metrics',
    path: '/stats/prometheus',
    keep: [
      'envoy_http_downstream_rq_(xx|active)',
      'envoy_cluster_upstream_rq_xx',
      'envoy_cluster_ratelimit_(over_limit|error)',
    ],
  },
  {
    name: 'gateway-processor',
    podNamespace: cluster.namespaces.envoy,
    podLabels: gatewayPods,
    portName: 'aigw-admin',
    path: '/metrics',
    keep: ['gen_ai_client_token_usage_(sum|count)', 'gen_ai_server_.+_seconds_(sum|count)'],
  },
];

/** Of the authorizer, whose library adds dozens of series about Node. */
function authorizerMonitor({ access: { authorizer } }: Gateway): PodMonitor {
  const { name, namespace, deployment, status } = authorizer;
  return {
    name,
    podNamespace: namespace,
    podLabels: deployment.labels,
    portName: status.portName,
    path: status.metricsPath,
    keep: ['meridian_authorizer_.+'],
  };
}

/** What pools share is read from the first: all have one dialect, and the series of dashboards are the same in all engines but one. */
function dashboards({ blueprint, region }: RegionContext, pools: readonly ModelPool[]): Dashboard[] {
  const [first] = pools;
  if (first === undefined) throw new Error(`topology: ${region.name} has no model pool`);
  const engine = engineSeries[first.engine.kind];
  const picker = first.picker.metrics;
  const hasGpus = pools.some((pool) => pool.base.placement.gpusPerPod > 0);
  return [
    fleetDashboard(engine.running, hasGpus),
    regionDashboard(region.name, { running: engine.running, waiting: engine.waiting, picker }, blueprint),
    modelDashboard(engine, picker),
    tenantDashboard(),
  ];
}
