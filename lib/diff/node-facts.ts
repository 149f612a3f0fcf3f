import type { NodeClass, NodePool } from '#topology';
import { fact, floor, type ThingOf, thing } from './fact';

export const nodeClassFacts: ThingOf<NodeClass> = thing(
  'node class',
  { group: 'capacity', removed: 'availability' },
  {
    name: fact('availability'),
    instanceClass: fact('capacity'),
    amiAlias: fact('availability', { words: 'image of nodes' }),
    roleName: fact('security', { words: 'role' }),
    discoveryTag: fact('availability', { words: 'discovery tag' }),
    rootDevice: fact('availability', { words: 'root device' }),
    rootVolumeGiB: fact('capacity', { words: 'root disk' }),
    volumeKeyAlias: fact('security', { words: 'key of disks' }),
    localNvme: fact('capacity', { words: 'local NVMe' }),
    reservationIds: fact('capacity', { words: 'capacity reservations' }),
    maxPods: fact('capacity', { words: 'most pods a node' }),
    tags: thing(
      'tag',
      { group: 'cosmetic', follows: { value: 'mention' } },
      { key: fact('cosmetic'), value: fact('cosmetic') },
    ),
  },
);

export const nodePoolFacts: ThingOf<NodePool> = thing(
  'node pool',
  { group: 'capacity', removed: 'availability' },
  {
    name: fact('capacity'),
    instanceClass: fact('capacity'),
    capacityType: fact('capacity', { words: 'bought' }),
    nodeClass: fact('capacity'),
    weight: fact('capacity', { words: 'place in the order' }),
    instanceTypes: fact('capacity', { words: 'instance types' }),
    zones: fact('availability', { words: 'zones' }),
    architecture: fact('capacity'),
    maxGpus: floor({ words: 'most GPUs' }),
    maxNodes: floor({ words: 'most nodes' }),
    maxVcpu: floor({ words: 'most vCPUs' }),
    labels: fact('availability', { words: 'labels' }),
    taints: fact('availability', { words: 'taints' }),
    disruption: {
      consolidation: fact('availability', { words: 'consolidation' }),
      consolidateAfterSeconds: fact('availability', { words: 'consolidation after' }),
      budgets: thing(
        'disruption budget',
        { group: 'availability', follows: { replicas: 'numbers' } },
        {
          nodesPercent: fact('availability', { words: 'nodes at once' }),
          reasons: fact('availability', { words: 'reasons' }),
          during: fact('availability', { words: 'hours' }),
        },
      ),
      expireAfterHours: fact('availability', { words: 'nodes expire after' }),
      terminationGraceSeconds: fact('availability', { words: 'grace of nodes' }),
    },
  },
);
