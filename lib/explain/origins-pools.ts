import { bucketName, fields, ofModel } from './fields';
import { copied, decided, type Origin, type Origins, originsOf, planned } from './origin';

const serving = 'lib/topology/resolve-serving-pool.ts';
const engine = 'lib/topology/resolve-engine.ts';
const placement = 'lib/topology/resolve-placement.ts';
const names = 'lib/topology/names.ts';
const own = fields.model;

/** Where the facts of a model pool come from: what serves, on which machines, how many. */
export const poolOrigins: Origins = originsOf('jurisdictions.regions.modelPools', {
  name: copied(serving, own),
  namespace: decided(names, 'models'),
  serviceAccount: decided(names, 'engine'),
  service: decided(serving, '<model>', own),
  engineService: decided('lib/topology/resolve-pool-proxy.ts', '<model>-engines', own),
  ...originsOf('model', {
    name: copied(serving, own),
    servedName: decided(serving, "as the blueprint has it, else the model's name", ofModel('servedName'), own),
    aliases: copied(serving, ofModel('aliases')),
    task: copied(serving, ofModel('task')),
    contextTokens: copied(serving, ofModel('contextTokens')),
    fallback: copied(serving, ofModel('fallback')),
    routingClass: copied(serving, ofModel('routingClass')),
  }),
  ...originsOf('engine', engineOrigins()),
  ...originsOf('base', {
    ...partOrigins('base', ofModel('instances.base')),
    replicas: planned(serving, {
      how: 'what the P50 needs, and what of the warm load is not on spot',
      steps: ['replicas'],
      lines: ['base'],
    }),
    nodesPerReplica: decided(
      'lib/blueprint/memory.ts',
      'GPUs of a replica / GPUs of a node, rounded up',
      ofModel('parallelism'),
    ),
  }),
  ...originsOf('burst', {
    '': decided(serving, 'only with instance types for burst', ofModel('instances.burst')),
    ...partOrigins('burst', ofModel('instances.burst')),
    minReplicas: planned(serving, {
      how: 'what the warm load needs beyond the base',
      steps: ['replicas'],
      lines: ['burst.min'],
    }),
    maxReplicas: planned(serving, {
      how: 'what the peak needs beyond the base',
      steps: ['replicas'],
      lines: ['burst.max'],
    }),
  }),
  ...originsOf('headroom', {
    '': decided(
      serving,
      'pause pods that hold nodes ready, where the blueprint wants them',
      'capacity.headroomReplicas',
      ofModel('instances.burst'),
    ),
    ...partOrigins('headroom', ofModel('instances.burst')),
    replicas: copied(serving, 'capacity.headroomReplicas'),
    image: decided('regions/catalog/images.ts', "the catalogue's pause image"),
    userId: decided(serving, 'the user of the pause image'),
  }),
  disruption: decided(serving, 'one at a time: a rollout that waits for GPUs beyond the plan would wait for ever'),
  ...originsOf('weights', {
    bucket: decided(names, '<deployment>-<region>-weights-<account>', ...bucketName),
    prefix: decided(serving, "<model>/; a candidate's <model>/<version>/", own),
    source: copied(serving, ofModel('weights.source')),
    weightsGiB: decided(serving, 'bytes / 2^30, rounded up', ofModel('weights.bytes')),
    cachePath: decided(serving, "folder of the node's disk that keeps compiled kernels"),
  }),
  'seriesLabel.key': decided(
    'lib/topology/engine-series.ts',
    'the label that Prometheus gives to the series of a pool',
  ),
  'seriesLabel.value': decided(serving, '<model>', own),
  'labels.key': decided(names, 'the label of the pods of a pool'),
  'labels.value': decided(serving, '<model>', own),
  ...originsOf('canary', {
    '': copied('lib/topology/resolve-canary.ts', ofModel('canary')),
  }),
});

function engineOrigins(): Origins {
  const patience: Origin = planned(engine, {
    how: 'three times what the plan allows for a start',
    steps: ['warm-up'],
    lines: ['time to a new replica'],
  });
  return {
    kind: copied(engine, ofModel('engine.kind')),
    image: decided(
      engine,
      'as the blueprint has it, else image and version of the catalogue (regions/catalog/images.ts)',
      ...['kind', 'image', 'version'].map((field) => ofModel(`engine.${field}`)),
    ),
    args: planned(engine, {
      how: 'weights, limits and parallelism, then the arguments of the blueprint',
      steps: ['service'],
      fields: [
        own,
        ...['contextTokens', 'engine.arguments', 'servedName', 'task', 'weights', 'slo'].map(ofModel),
        ...bucketName,
      ],
      lines: ['batch'],
    }),
    workerArgs: decided(
      engine,
      'for replicas that span nodes: as the first node, with their rank',
      ofModel('parallelism'),
    ),
    env: decided(
      engine,
      'nothing is fetched or reported at run time; all that is written goes to the cache folder',
      ofModel('engine.kind'),
    ),
    userId: decided(engine, 'a user of no privilege'),
    progressDeadlineSeconds: patience,
    port: decided(names, '8000'),
    portName: decided(names, 'http'),
    probes: decided(engine, 'probes that fit the load of the weights'),
    'probes.startupFailures': patience,
    drain: decided(engine, 'inside the two minutes of a spot notice, with 15 s to spare'),
    maxSequences: planned(engine, {
      how: 'what memory and objectives allow, at most what the blueprint does',
      steps: ['service'],
      lines: ['batch'],
    }),
  };
}

/** Base, burst and headroom: name, labels, and where its pods go. */
function partOrigins(part: string, instances: string): Origins {
  const size = decided(
    placement,
    "a pod's part of the smallest node it may land on",
    instances,
    ofModel('parallelism'),
  );
  const gpus = decided(placement, 'GPUs of a replica, or of a node', ofModel('parallelism'));
  return {
    workload: decided(serving, `<model>-${part}`, own),
    'labels.key': decided(names, 'the labels of its pods'),
    'labels.value': decided(serving, 'the model, and which part of its pool it is', own),
    ...originsOf('placement', {
      instanceClasses: decided('lib/blueprint/rules-operation.ts', 'the GPU of the instance types, or cpu', instances),
      instanceClassKey: decided(names, 'the label of nodes by their class'),
      instanceTypes: decided(
        'lib/capacity/plan-pool.ts',
        'of the blueprint, those that the Region has on offer',
        instances,
      ),
      capacityTypes: decided(serving, part === 'base' ? 'reserved before on-demand' : 'spot before on-demand'),
      tolerations: decided('lib/topology/resolve-node-pools.ts', 'exactly the taints of its nodes'),
      gpusPerPod: gpus,
      cpuMillis: size,
      memoryMiB: size,
      sharedMemoryMiB: { ...gpus, how: 'two GiB a GPU, for the collectives of tensor-parallel workers' },
      disk: decided(placement, 'kernels, tokenizers and logs: weights stream past the disk'),
      priorityClass: decided('lib/topology/namespaces.ts', 'base before burst before headroom'),
    }),
  };
}
