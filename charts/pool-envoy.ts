import { type Chart, Yaml } from 'cdk8s';
import type { JsonObject, PoolProxy, ServingPool } from '#topology';
import { addCompanion } from './companion';
import { envoyClusters } from './envoy-clusters';
import { envoyListeners } from './envoy-listeners';
import { extension, socket } from './envoy-type';
import type { Container } from './pod';
import { sortedJson } from './sorted-json';

/** The Envoy of a pool, from a configuration that never changes while it runs. */
export function addPoolEnvoy(chart: Chart, { namespace, proxy }: ServingPool): void {
  addCompanion(chart, {
    companion: proxy.deployment,
    namespace,
    container: { name: 'envoy', ...ports(proxy), ...probes(proxy) },
    config: envoyConfig(proxy),
    serviceAccount: null,
  });
}

function envoyConfig(proxy: PoolProxy): string {
  const { admin } = proxy;
  return Yaml.stringify(
    sortedJson({
      admin: { address: socket(admin.address, admin.port) },
      overload_manager: { resource_monitors: [connectionLimit(proxy)] },
      static_resources: { listeners: envoyListeners(proxy), clusters: envoyClusters(proxy) },
    }),
  );
}

function connectionLimit({ limits }: PoolProxy): JsonObject {
  return extension(
    'resource_monitors.global_downstream_max_connections',
    'extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig',
    { max_active_downstream_connections: limits.concurrent },
  );
}

function ports({ port, portName, status }: PoolProxy): Pick<Container, 'ports'> {
  return {
    ports: [
      { name: portName, containerPort: port },
      { name: status.portName, containerPort: status.port },
    ],
  };
}

/** The image has no shell: it leaves its Service first, then callers leave it as their connections age. */
function probes({ status, limits }: PoolProxy): Pick<Container, 'readinessProbe' | 'livenessProbe' | 'lifecycle'> {
  const probe = {
    httpGet: { path: status.readyPath, port: status.portName },
    periodSeconds: status.periodSeconds,
    failureThreshold: status.failures,
  };
  return {
    readinessProbe: probe,
    livenessProbe: probe,
    lifecycle: { preStop: { sleep: { seconds: limits.drainSeconds } } },
  };
}
