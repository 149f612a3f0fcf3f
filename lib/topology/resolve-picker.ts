import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import type { Companion } from './companion';
import { companionCpuMillis } from './companion-cpu';
import { imageReference } from './image-reference';
import { cluster, labelKeys, serviceHost } from './names';
import { priorityClassNames } from './namespaces';
import type { ApiPermission, FlowControl, Picker, PickerObjective } from './picker';
import { type Dialect, dialects } from './picker-dialects';
import type { RegionContext } from './region-context';
import { resolveFlowControl, scheduling } from './resolve-flow-control';

const { pickerPort, pickerHealthPort, pickerMetricsPort } = cluster;

/** Where the picker reads its configuration. */
const config = { folder: '/config', file: 'picker.yaml', fingerprintKey: labelKeys.config };

/** The user of both pickers' images (their Dockerfiles: distroless, nonroot). */
const userId = 65_532;

/** A second one waits to take over; more would not share the work, since one alone knows the queue and the prompts' beginnings. */
const replicas = { production: 2, demo: 1 };

/** A picker that ends keeps serving what it has; the default of its graceful shutdown is 30 s. */
const graceSeconds = 45;

/** What the pool is called, and what it is planned for. */
export interface PickedPool {
  readonly name: string;
  readonly model: ModelBlueprint;
  readonly plan: PoolPlan;
}

/** The endpoint picker of a pool; all that differs between dialects follows from the blueprint's choice. */
export function resolvePicker(context: RegionContext, pool: PickedPool): Picker {
  const { name } = pool;
  const dialect = dialects[context.blueprint.routing.pickerDialect];
  const flowControl = resolveFlowControl(context, pool.model, pool.plan);
  return {
    pool: name,
    service: `${name}-picker`,
    port: pickerPort,
    portName: 'grpc',
    dialect: context.blueprint.routing.pickerDialect,
    host: serviceHost(name, cluster.namespaces.models),
    hostPort: cluster.poolPort,
    deployment: resolveDeployment(context, pool, { dialect, flowControl }),
    serviceAccount: `${name}-picker`,
    permissions: permissions(name, dialect),
    failureMode: 'FailOpen',
    health: {
      port: pickerHealthPort,
      portName: 'grpc-health',
      aliveService: 'liveness',
      leaderService: 'readiness',
      periodSeconds: 5,
      failures: 3,
    },
    configVersion: dialect.configVersion,
    scheduling,
    flowControl,
    headers: dialect.headers,
    objectives: resolveObjectives(context, name),
    metrics: { portName: 'metrics', port: pickerMetricsPort, path: '/metrics', ...dialect.series },
  };
}

interface Chosen {
  readonly dialect: Dialect;
  readonly flowControl: FlowControl;
}

/** CPU of a picker at rest, for each engine that it asks for its load, and for each request per second, millicores: what `gaie` 1.5.0 took by hand (docs/tier-2.md). */
const cpu = { idleMillis: 50, millisPerEngine: 15, millisPerRequest: 3 };

/** Memory of a picker at rest, MiB; beside it, bodies are held twice, as they came and as they were read. */
const idleMiB = 384;

function resolveDeployment({ blueprint }: RegionContext, { name, plan }: PickedPool, chosen: Chosen): Companion {
  const engines = plan.baseReplicas + plan.burstMaxReplicas;
  const neededMillis =
    cpu.idleMillis + engines * cpu.millisPerEngine + Math.ceil(plan.load.peak * cpu.millisPerRequest);
  const held = chosen.flowControl.bands.reduce((sum, { maxMiB }) => sum + maxMiB, 0);
  return {
    workload: `${name}-picker`,
    labels: [{ key: labelKeys.picker, value: name }],
    replicas: replicas[blueprint.kind],
    maxUnavailable: 1,
    rollout: { maxSurge: 1, maxUnavailable: 0 },
    image: imageReference(chosen.dialect.image),
    userId,
    cpuMillis: companionCpuMillis(blueprint.kind, neededMillis),
    memoryMiB: idleMiB + 2 * held,
    priorityClass: priorityClassNames.routing,
    graceSeconds,
    args: pickerArgs(name),
    config,
  };
}

/** Both pickers know all of these (pkg/epp/server/options.go). */
function pickerArgs(name: string): string[] {
  return [
    `--pool-name=${name}`,
    `--pool-namespace=${cluster.namespaces.models}`,
    `--config-file=${config.folder}/${config.file}`,
    `--grpc-port=${pickerPort}`,
    `--grpc-health-port=${pickerHealthPort}`,
    `--metrics-port=${pickerMetricsPort}`,
    // with one picker, too: its health does not wait for the pool then
    '--ha-enable-leader-election',
    // engines answer their metrics in Python: 20 times a second, the default, is a load of its own
    '--refresh-metrics-interval=100ms',
    // network policies say who may connect; a certificate that it signs itself would prove nothing
    '--secure-serving=false',
    '--metrics-endpoint-auth=false',
    '--enable-pprof=false',
    '--tracing=false',
    '--zap-encoder=json',
    '--v=1',
  ];
}

const read = ['get', 'list', 'watch'];

/** A lease cannot be made by name only: who may create one may create any, but change none but its own. */
function permissions(name: string, { group, leaseSuffix }: Dialect): ApiPermission[] {
  const lease = `epp-${cluster.namespaces.models}-${name}.${leaseSuffix}`;
  return [
    { group: '', resources: ['pods'], names: [], verbs: read },
    { group: 'inference.networking.k8s.io', resources: ['inferencepools'], names: [name], verbs: read },
    { group, resources: ['inferencemodelrewrites', 'inferenceobjectives'], names: [], verbs: read },
    { group: 'coordination.k8s.io', resources: ['leases'], names: [], verbs: ['create'] },
    { group: 'coordination.k8s.io', resources: ['leases'], names: [lease], verbs: ['get', 'update'] },
    { group: '', resources: ['events'], names: [], verbs: ['create', 'patch'] },
  ];
}

function resolveObjectives({ blueprint }: RegionContext, name: string): PickerObjective[] {
  return Object.entries(blueprint.tiers)
    .map(([tier, { priority }]) => ({ name: `${name}-${tier}`, tier, priority }))
    .sort((a, b) => b.priority - a.priority || (a.name < b.name ? -1 : 1));
}
