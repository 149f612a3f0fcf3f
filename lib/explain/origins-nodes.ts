import { fields, ofModel, regionalName } from './fields';
import { copied, decided, type Origins, originsOf, planned } from './origin';

const source = 'lib/topology/resolve-node-pools.ts';
const pulls = 'lib/topology/resolve-image-pulls.ts';
const perClass = planned(source, {
  how: 'one for each instance class and capacity type of the plan',
  steps: [],
  fields: [ofModel('instances')],
});

/** Where the facts of node classes, node pools and image pulls come from. */
export const nodeOrigins: Origins = originsOf('jurisdictions.regions', {
  ...originsOf('nodeClasses', {
    '': decided(source, 'how a node of the class boots'),
    amiAlias: decided('regions/catalog/eks.ts', 'the image of nodes that is tested'),
    roleName: decided('lib/topology/names.ts', '<deployment>-<region>-node', ...regionalName),
    'discoveryTag.value': decided('lib/topology/resolve-cluster.ts', '<deployment>-<region>', ...regionalName),
    volumeKeyAlias: decided('lib/topology/names.ts', 'alias/<deployment>-<jurisdiction>', 'name', fields.jurisdiction),
    reservationIds: copied(source, 'capacity.reservations'),
    tags: copied(source, 'tags'),
  }),
  ...originsOf('nodePools', {
    name: decided(source, '<instance class>-<capacity type>'),
    instanceClass: decided('lib/blueprint/rules-operation.ts', 'the GPU of the instance types, or cpu'),
    capacityType: decided(source, 'reserved and on-demand for base; spot and on-demand for burst'),
    nodeClass: decided(source, 'as the instance class'),
    weight: decided(source, 'what is paid for already, then what is cheap, then what is left'),
    instanceTypes: { ...perClass, how: 'the types of the models of that class that the Region has on offer' },
    zones: copied(source, fields.zones, fields.region),
    architecture: decided('regions/catalog/instance-types.ts', 'as the instance types are'),
    maxNodes: planned(source, {
      how: 'nodes of the plan for the pools that share the class, or nodePoolLimits',
      steps: ['nodes'],
    }),
    maxGpus: planned(source, { how: 'maxNodes x GPUs of the largest type', steps: ['nodes'] }),
    maxVcpu: planned(source, { how: 'maxNodes x vCPUs of the largest type', steps: ['nodes'] }),
    labels: decided(source, 'the instance class, and whether there are GPUs'),
    taints: decided(source, 'nothing of the system lands on nodes for models'),
    disruption: decided(source, 'a GPU node that is moved loses its weights and caches: only empty ones go'),
    'disruption.consolidateAfterSeconds': decided(source, '10 minutes in production, 2 in a demo', 'kind'),
    'disruption.budgets': planned(source, {
      how: 'a tenth at a time, and none in the hours for which a pool is scheduled to hold more',
      steps: ['schedules'],
    }),
  }),
  ...originsOf('imagePulls', {
    '': decided(pulls, 'pulls large images before an engine needs them'),
    workload: decided(pulls, 'image-pull-<instance class>'),
    images: decided(
      'lib/topology/resolve-engine.ts',
      'the images of the engines on that class',
      ofModel('engine.image'),
      ofModel('engine.version'),
    ),
  }),
});
