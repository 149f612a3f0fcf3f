import type { Canary, Engine, ModelPool, Picker, Placement, PoolProxy, Scaling, ServingPool } from '#topology';
import { companion, counted } from './companion-facts';
import { type FieldsOf, fact, floor, type ThingOf, thing } from './fact';

const placement: FieldsOf<Placement> = {
  instanceClasses: fact('capacity', { words: 'instance classes' }),
  instanceClassKey: fact('capacity'),
  instanceTypes: fact('capacity', { words: 'instance types' }),
  capacityTypes: fact('availability', { words: 'bought as' }),
  tolerations: fact('availability', { words: 'tolerations' }),
  gpusPerPod: fact('capacity', { words: 'GPUs a pod' }),
  cpuMillis: fact('capacity', { words: 'CPU' }),
  memoryMiB: fact('capacity', { words: 'memory' }),
  sharedMemoryMiB: fact('capacity', { words: 'shared memory' }),
  disk: fact('capacity', { words: 'disk' }),
  priorityClass: fact('availability', { words: 'priority class' }),
};

const engine: FieldsOf<Engine> = {
  kind: fact('availability', { words: 'engine' }),
  image: fact('availability', { words: 'engine image', isRepeated: true }),
  args: fact('availability', { words: 'engine arguments' }),
  workerArgs: fact('availability', { words: 'arguments of workers' }),
  env: fact('availability', { words: 'environment' }),
  userId: fact('security', { words: 'user of the engine' }),
  progressDeadlineSeconds: fact('availability', { words: 'longest start' }),
  port: fact('availability'),
  portName: fact('availability'),
  probes: fact('availability', { words: 'probes' }),
  drain: fact('availability', { words: 'drain' }),
  maxSequences: fact('capacity', { words: 'sequences a replica' }),
};

const picker: FieldsOf<Picker> = {
  pool: fact('availability'),
  service: fact('availability'),
  port: fact('availability'),
  dialect: fact('availability'),
  host: fact('availability'),
  hostPort: fact('availability'),
  deployment: companion,
  serviceAccount: fact('security', { words: 'service account' }),
  permissions: fact('security', { words: 'permission' }),
  portName: fact('availability'),
  failureMode: fact('availability', { words: 'failure mode' }),
  health: fact('availability', { words: 'health check' }),
  configVersion: fact('availability', { words: 'version of the configuration' }),
  scheduling: fact('availability', { words: 'scheduling' }),
  flowControl: {
    gate: fact('availability', { words: 'gate' }),
    detector: fact('availability', { words: 'detector' }),
    fullAt: fact('availability', { words: 'full at' }),
    queueSeconds: fact('availability', { words: 'longest wait in the queue' }),
    fairness: fact('availability', { words: 'fairness' }),
    bands: thing(
      'priority band',
      { group: 'availability', follows: { tier: 'numbers' } },
      {
        priority: fact('availability'),
        maxRequests: fact('capacity', { words: 'longest queue', follows: { ...counted, tier: 'numbers' } }),
        maxMiB: fact('capacity', { words: 'largest queue', follows: { ...counted, tier: 'numbers' } }),
      },
    ),
  },
  headers: fact('availability', { words: 'headers' }),
  objectives: thing(
    'objective of tier',
    { group: 'availability', follows: { tier: 'mention' } },
    {
      name: fact('availability'),
      tier: fact('availability'),
      priority: fact('availability', { words: 'priority', follows: { tier: 'numbers' } }),
    },
  ),
  metrics: fact('cosmetic', { words: 'metrics' }),
};

const proxy: FieldsOf<PoolProxy> = {
  deployment: companion,
  port: fact('availability'),
  portName: fact('availability'),
  admin: fact('security', { words: 'admin interface' }),
  status: fact('availability', { words: 'status port' }),
  picker: fact('availability', { words: 'way to the picker' }),
  engines: fact('availability', { words: 'way to the engines' }),
  headers: fact('security', { words: 'headers' }),
  loggedFromStatus: fact('cosmetic', { words: 'statuses logged from' }),
  limits: fact('availability', { words: 'limits' }),
};

const servingPool: FieldsOf<ServingPool> = {
  name: fact('availability'),
  namespace: fact('availability', { words: 'namespace' }),
  serviceAccount: fact('security', { words: 'service account' }),
  service: fact('availability', { words: 'service' }),
  engineService: fact('availability', { words: 'service of the engines' }),
  model: fact('availability'),
  engine,
  base: {
    workload: fact('availability'),
    labels: fact('availability', { words: 'labels of base' }),
    replicas: floor({ words: 'base' }),
    nodesPerReplica: fact('capacity', { words: 'nodes a replica' }),
    placement: thing('base', { group: 'capacity' }, placement),
  },
  burst: thing(
    'burst',
    { group: 'capacity', removed: 'availability' },
    {
      workload: fact('availability'),
      labels: fact('availability', { words: 'labels' }),
      minReplicas: floor({ words: 'least replicas' }),
      maxReplicas: floor({ words: 'most replicas' }),
      placement,
    },
  ),
  headroom: thing(
    'warm headroom',
    { group: 'capacity' },
    {
      workload: fact('capacity'),
      replicas: fact('capacity', { words: 'replicas' }),
      image: fact('cosmetic', { isRepeated: true }),
      userId: fact('security', { words: 'user' }),
      labels: fact('capacity', { words: 'labels' }),
      placement,
    },
  ),
  disruption: {
    maxUnavailable: fact('availability', { words: 'most away at once', follows: counted }),
    maxSurge: fact('availability', { words: 'most started beyond the plan', follows: counted }),
  },
  picker: thing('picker', { group: 'availability' }, picker),
  proxy: thing('proxy', { group: 'availability' }, proxy),
  weights: {
    bucket: fact('residency', { words: 'bucket of weights' }),
    prefix: fact('availability', { words: 'folder of weights', isRepeated: true }),
    source: fact('availability', { words: 'weights' }),
    weightsGiB: fact('capacity', { words: 'size of weights' }),
    cachePath: fact('availability', { words: 'cache path' }),
  },
  seriesLabel: fact('availability', { words: 'label of series' }),
  labels: fact('availability', { words: 'labels' }),
};

const scalingFields: FieldsOf<Scaling> = {
  scaler: fact('availability', { words: 'scaler' }),
  metricsAddress: fact('availability', { words: 'metrics' }),
  queries: thing(
    'scaling query',
    { group: 'availability' },
    { name: fact('availability'), query: fact('availability'), emptyIsZero: fact('availability') },
  ),
  schedules: thing(
    'scheduled minimum',
    { group: 'capacity', follows: { replicas: 'own' } },
    {
      name: fact('capacity'),
      start: fact('capacity', { words: 'from' }),
      end: fact('capacity', { words: 'until' }),
      minutes: fact('capacity', { words: 'lasts' }),
      timeZone: fact('capacity', { words: 'time zone' }),
      replicas: floor({ words: 'replicas', follows: counted }),
    },
  ),
  formula: fact('availability', { words: 'formula', follows: { replicas: 'own' } }),
  target: fact('availability', { words: 'target' }),
  queuePerReplica: fact('capacity', { words: 'queue a replica', follows: counted }),
  runningPerReplica: fact('capacity', { words: 'running requests a replica', follows: counted }),
  up: fact('availability', { words: 'scaling up' }),
  down: fact('availability', { words: 'scaling down' }),
  fallback: fact('availability', { words: 'fallback', follows: counted }),
};

const scaling = thing('scaling rule', { group: 'availability', naming: 'broad' }, scalingFields);

const canary: ThingOf<Canary> = thing(
  'canary',
  { group: 'availability' },
  {
    version: fact('availability', { words: 'version' }),
    percent: fact('availability', { words: 'share' }),
    stagesPercent: fact('availability', { words: 'stages' }),
    pool: servingPool,
  },
);

export const modelPoolFacts: ThingOf<ModelPool> = thing(
  'model pool',
  { group: 'capacity', holds: 'what it serves is', removed: 'availability', naming: 'broad' },
  {
    ...servingPool,
    model: {
      name: fact('availability'),
      servedName: fact('availability', { words: 'name in requests', isRepeated: true }),
      aliases: fact('availability', { words: 'aliases', isRepeated: true }),
      task: fact('availability', { words: 'task' }),
      contextTokens: fact('availability', { words: 'context', isRepeated: true }),
      fallback: fact('availability', { words: 'smaller model that takes over' }),
      routingClass: fact('availability', { words: 'routing class' }),
    },
    scaling,
    canary,
  },
);
