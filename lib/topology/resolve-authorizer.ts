import type { Authorizer, TokenIssuer } from './access';
import { accessHeaders, versionHeader } from './access-headers';
import type { Companion } from './companion';
import type { Table } from './jurisdiction';
import { cluster, labelKeys, serviceHost } from './names';
import { priorityClassNames } from './namespaces';
import type { Peer } from './peer';
import type { RegionContext } from './region-context';
import type { Resilience } from './resilience';
import { drainSeconds, resolveAuthorizerConfig } from './resolve-authorizer-config';
import { servicesImagePlaceholder } from './topology';

/** What the authorizer's work follows from. */
export interface Asked {
  /** The jurisdiction's. */
  readonly tables: readonly Table[];
  readonly peers: readonly Peer[];
  readonly resilience: Resilience;
}

const { service, port, name: portName, statusPort, pathPrefix } = cluster.authorizer;
const namespace = cluster.namespaces.gateway;

/** Where it reads its configuration. */
const config = { folder: '/etc/meridian', file: 'authorizer.json', fingerprintKey: labelKeys.config };

/** The user `nonroot` of most images that have one. */
const userId = 65_532;

/**
 * A pod in each zone. Node runs JavaScript on one core: a pod asks for half of one, which is some thousand decisions a second, and may
 * take the rest. Memory is the program's own and two caches of `maxEntries`.
 */
const size = {
  production: { replicas: 3, cpuMillis: 500, memoryMiB: 512 },
  demo: { replicas: 2, cpuMillis: 50, memoryMiB: 256 },
} as const;

/** From the end of the drain until it is killed, for what it has begun to answer. */
const closeSeconds = 15;

/** The service that is asked about every request, and how Envoys ask it. */
export function resolveAuthorizer(
  context: RegionContext,
  asked: Asked & { readonly tokenIssuers: readonly TokenIssuer[] },
): Authorizer {
  const { tenant, tier, jurisdiction, hopToken, hopOrigin, workloadToken, forwardedFor } = accessHeaders;
  return {
    name: service,
    namespace,
    serviceAccount: service,
    deployment: resolveDeployment(context),
    config: resolveAuthorizerConfig(context, asked),
    portName,
    status: {
      port: statusPort,
      portName: 'status',
      livePath: '/livez',
      readyPath: '/readyz',
      metricsPath: '/metrics',
      periodSeconds: 5,
      failures: 3,
    },
    host: serviceHost(service, namespace),
    port,
    pathPrefix,
    // a look-up of a key in the table takes some 10 ms; one in a store that hangs must not hold up every request
    timeoutMs: 1000,
    retries: 2,
    retryTriggers: ['connect-failure', 'reset'],
    lookUpSeconds: 5,
    ejection: { failures: 1, serverErrors: 0, seconds: 5, checkSeconds: 1, maxPercent: 100 },
    failOpen: false,
    statusOnError: 503,
    shownHeaders: [versionHeader, hopToken, workloadToken, forwardedFor, 'x-request-id'],
    takenHeaders: [tenant, tier, jurisdiction, versionHeader, hopToken, hopOrigin],
  };
}

function resolveDeployment({ blueprint }: RegionContext): Companion {
  const { image } = blueprint;
  return {
    workload: service,
    labels: [{ key: 'app.kubernetes.io/name', value: service }],
    ...size[blueprint.kind],
    maxUnavailable: 1,
    rollout: { maxSurge: 1, maxUnavailable: 0 },
    image: image.from === 'registry' ? image.reference : servicesImagePlaceholder,
    userId,
    priorityClass: priorityClassNames.routing,
    graceSeconds: drainSeconds + closeSeconds,
    // the image's entry point is Node itself, in the folder of the programs
    args: ['authorizer.cjs', `${config.folder}/${config.file}`],
    config,
  };
}
