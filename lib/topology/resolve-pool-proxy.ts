import { accessHeaders } from './access-headers';
import { companionCpuMillis } from './companion-cpu';
import { heldRequests, memoryToHold } from './held-requests';
import { imageReference } from './image-reference';
import { cluster, labelKeys, serviceHost } from './names';
import { priorityClassNames } from './namespaces';
import type { Picker } from './picker';
import { steeringHeaders } from './picker-dialects';
import type { PoolProxy, ProxyHeaders } from './pool-proxy';
import type { RegionContext } from './region-context';
import { requestTimeoutSeconds } from './request-timeout';
import type { PickedPool } from './resolve-picker';

const { proxyAdminPort, proxyStatusPort, poolPort, enginePort } = cluster;

const config = { folder: '/etc/envoy', file: 'envoy.yaml', fingerprintKey: labelKeys.config };

/** The user of Envoy's distroless image. */
const userId = 65_532;

/** Memory is the least: a pool that runs more at once has more. */
const size = {
  production: { replicas: 2, memoryMiB: 512, workers: 2 },
  demo: { replicas: 1, memoryMiB: 192, workers: 1 },
} as const;

/** CPU of Envoy at rest, and for each request per second, millicores: twice what 1.38.2 took by hand for requests of 1,000 words. */
const cpu = { idleMillis: 50, millisPerRequest: 2 };

/** Callers leave within `connectionSeconds`; what they began before has as long again. */
const connectionSeconds = 60;
const drainSeconds = 120;

/** The Envoy of a pool, before its picker and its engines. */
export function resolvePoolProxy(context: RegionContext, pool: PickedPool, picker: Picker): PoolProxy {
  const { health, service, port } = picker;
  const deployment = resolveDeployment(context, pool);
  return {
    deployment,
    port: poolPort,
    portName: enginePort.name,
    admin: { address: '127.0.0.1', port: proxyAdminPort },
    status: {
      port: proxyStatusPort,
      portName: 'status',
      readyPath: '/ready',
      metricsPath: '/stats/prometheus',
      periodSeconds: 5,
      failures: 3,
    },
    picker: {
      host: inCluster(service),
      port,
      healthPort: health.port,
      healthService: health.leaderService,
      healthSeconds: 2,
      ejection: { errors: 1, seconds: 5 },
      answerSeconds: picker.flowControl.queueSeconds + 5,
    },
    engines: {
      host: inCluster(engineService(pool.name)),
      port: enginePort.number,
      lookUpSeconds: 5,
      retries: 2,
      ejection: { errors: 5, seconds: 30 },
    },
    headers: resolveHeaders(pool.name, picker),
    loggedFromStatus: 500,
    limits: {
      idleSeconds: requestTimeoutSeconds,
      connectSeconds: 2,
      connectionSeconds,
      // a message to the picker carries what was read, and its gRPC takes 4 MiB at once
      bufferKiB: 1024,
      concurrent: heldRequests('pool', deployment.memoryMiB),
      drainSeconds,
    },
  };
}

/** Name of the Service that stands for each engine's own address. */
export function engineService(pool: string): string {
  return `${pool}-engines`;
}

function inCluster(service: string): string {
  return serviceHost(service, cluster.namespaces.models);
}

function resolveDeployment({ blueprint }: RegionContext, { name, plan }: PickedPool): PoolProxy['deployment'] {
  const { replicas, memoryMiB, workers } = size[blueprint.kind];
  const running = (plan.baseReplicas + plan.burstMaxReplicas) * plan.runningPerReplica;
  const withOneAway = Math.max(1, replicas - 1);
  return {
    workload: `${name}-proxy`,
    labels: [{ key: labelKeys.proxy, value: name }],
    replicas,
    maxUnavailable: 1,
    rollout: { maxSurge: 1, maxUnavailable: 0 },
    image: imageReference('envoy'),
    userId,
    cpuMillis: companionCpuMillis(blueprint.kind, cpu.idleMillis + Math.ceil(plan.load.peak * cpu.millisPerRequest)),
    memoryMiB: Math.max(memoryMiB, memoryToHold('pool', Math.ceil(running / withOneAway))),
    priorityClass: priorityClassNames.routing,
    graceSeconds: drainSeconds + 15,
    // Envoy takes no `=`
    args: [
      '--config-path',
      `${config.folder}/${config.file}`,
      '--concurrency',
      String(workers),
      // hand-over to a second process of the same pod: there is none, and it wants shared memory
      '--disable-hot-restart',
      '--log-level',
      'warning',
    ],
    config,
  };
}

/** Who asks, in the picker's words: an objective that does not exist has the lowest priority. */
function resolveHeaders(name: string, { headers }: Picker): ProxyHeaders {
  const { tenant, tier, jurisdiction } = accessHeaders;
  return {
    removed: steeringHeaders,
    set: [
      { name: headers.objective, value: `${name}-%REQ(${tier})%` },
      { name: headers.fairness, value: `%REQ(${tenant})%` },
    ],
    destination: headers.destination,
    withheld: [headers.objective, headers.fairness, jurisdiction, tenant, tier],
  };
}
