import type { BatchWorker, ImagePull, Peer, Region } from '#topology';
import { type FieldsOf, fact, floor, replacing, type ThingOf, thing } from './fact';
import { gatewayFacts } from './gateway-facts';
import { modelPoolFacts } from './model-pool-facts';
import { monitoringFacts } from './monitoring-facts';
import { clusterFacts, networkFacts } from './network-facts';
import { nodeClassFacts, nodePoolFacts } from './node-facts';
import { observabilityFacts, storesFacts } from './stores-facts';
import {
  componentFacts,
  definitionFacts,
  flowFacts,
  identityFacts,
  namespaceFacts,
  secretFacts,
} from './tenancy-facts';

const peerFacts: ThingOf<Peer> = thing(
  'failover to',
  { group: 'availability', follows: { region: 'mention' } },
  {
    region: fact('availability'),
    order: fact('availability', { words: 'place in the order' }),
    rttMs: fact('availability', { words: 'round trip' }),
    cidr: fact('availability', { words: 'network', follows: { value: 'mention' } }),
    host: fact('availability'),
    port: fact('availability'),
    tls: fact('security', { words: 'TLS' }),
  },
);

const imagePullFacts: ThingOf<ImagePull> = thing(
  'image pull',
  { group: 'availability', follows: { pool: 'mention' } },
  {
    workload: fact('availability'),
    namespace: fact('availability'),
    labels: fact('availability', { words: 'labels' }),
    nodeLabel: fact('availability', { words: 'label of nodes' }),
    tolerations: fact('availability', { words: 'tolerations' }),
    priorityClass: fact('availability'),
    images: fact('availability', { words: 'images', follows: { value: 'mention', pool: 'mention' } }),
    command: fact('availability'),
    env: fact('availability', { words: 'environment' }),
    userId: fact('security', { words: 'user' }),
    pull: fact('capacity', { words: 'size of the pull' }),
    pauseImage: fact('availability'),
    pause: fact('capacity', { words: 'size of the pause pod' }),
    maxUnavailablePercent: fact('availability', { words: 'most away at once' }),
  },
);

const batchWorkerFacts: ThingOf<BatchWorker> = thing(
  'batch worker',
  { group: 'availability' },
  {
    name: fact('availability'),
    namespace: fact('availability'),
    serviceAccount: fact('security'),
    labels: fact('availability', { words: 'labels' }),
    image: fact('availability', { isRepeated: true }),
    userId: fact('security', { words: 'user' }),
    env: fact('availability', { words: 'environment' }),
    cpuMillis: fact('capacity', { words: 'CPU' }),
    memoryMiB: fact('capacity', { words: 'memory' }),
    priorityClass: fact('availability'),
    drainSeconds: fact('availability', { words: 'drain' }),
    scratchPath: fact('availability'),
    queue: fact('availability'),
    scaling: {
      scaler: fact('availability', { words: 'scaler' }),
      authentication: fact('security', { words: 'authentication of the scaler' }),
      queueUrl: fact('availability', { words: 'queue of the scaler' }),
      awsRegion: fact('availability', { words: 'Region of the scaler' }),
      messagesPerReplica: fact('capacity', { words: 'messages a replica' }),
      countsInFlight: fact('capacity', { words: 'counts messages in flight' }),
      minReplicas: floor({ words: 'least replicas' }),
      maxReplicas: floor({ words: 'most replicas' }),
      pollSeconds: fact('capacity', { words: 'looks every' }),
      cooldownSeconds: fact('capacity', { words: 'cool-down' }),
      downWindowSeconds: fact('capacity', { words: 'window before it scales down' }),
    },
  },
);

export const regionFacts: FieldsOf<Region> = {
  name: fact('residency'),
  jurisdiction: fact('residency'),
  account: replacing('everything in the account', { words: 'account' }),
  network: networkFacts,
  cluster: clusterFacts,
  stores: storesFacts,
  observability: observabilityFacts,
  monitoring: monitoringFacts,
  components: componentFacts,
  definitions: definitionFacts,
  secrets: secretFacts,
  namespaces: namespaceFacts,
  flows: flowFacts,
  priorityClasses: thing(
    'priority class',
    { group: 'availability' },
    { name: fact('availability'), value: fact('availability'), description: fact('cosmetic') },
  ),
  identities: identityFacts,
  nodeClasses: nodeClassFacts,
  nodePools: nodePoolFacts,
  modelPools: modelPoolFacts,
  imagePulls: imagePullFacts,
  gateway: gatewayFacts,
  batchWorker: batchWorkerFacts,
  peers: peerFacts,
};
