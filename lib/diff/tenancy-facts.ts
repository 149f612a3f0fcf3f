import type { ClusterSecret, Component, Flow, Identity, Namespace, Region } from '#topology';
import { fact, type ThingOf, thing } from './fact';

export const componentFacts: ThingOf<Component> = thing(
  'component',
  { group: 'availability', naming: 'broad' },
  {
    name: fact('availability'),
    chart: fact('availability'),
    repository: fact('security', { words: 'chart repository' }),
    version: fact('availability', { words: 'version' }),
    namespace: fact('availability'),
    order: fact('cosmetic', { words: 'place in the installation' }),
    values: fact('availability', { follows: { replicas: 'numbers', region: 'mention', pool: 'mention' } }),
    licence: fact('cosmetic'),
    purpose: fact('cosmetic'),
  },
);

export const definitionFacts: ThingOf<Region['definitions'][number]> = thing(
  'definitions of',
  { group: 'availability' },
  {
    name: fact('availability'),
    version: fact('availability', { words: 'version' }),
    licence: fact('cosmetic'),
    purpose: fact('cosmetic'),
  },
);

export const secretFacts: ThingOf<ClusterSecret> = thing(
  'cluster secret',
  { group: 'security' },
  {
    name: fact('security'),
    namespace: fact('security'),
    store: fact('security'),
    refreshMinutes: fact('security', { words: 'read again every' }),
    entries: thing('entry', { group: 'security' }, { key: fact('security'), parameter: fact('security') }),
  },
);

/** Quotas follow what pools ask for: a rollout must fit, and no more. */
const sized = { replicas: 'numbers', pool: 'numbers' } as const;

export const namespaceFacts: ThingOf<Namespace> = thing(
  'namespace',
  { group: 'security' },
  {
    name: fact('security'),
    podSecurity: fact('security', { words: 'Pod Security level' }),
    reason: fact('cosmetic', { words: 'reason for the level' }),
    denyPolicy: fact('security', { words: 'policy that denies all' }),
    defaultServiceAccount: fact('security', { words: 'default service account' }),
    quota: thing(
      'quota',
      { group: 'capacity', follows: sized },
      {
        name: fact('cosmetic'),
        pods: fact('capacity', { words: 'pods', follows: sized }),
        gpus: fact('capacity', { words: 'GPUs', follows: sized }),
        loadBalancers: fact('security', { words: 'load balancers' }),
        nodePorts: fact('security', { words: 'node ports' }),
      },
    ),
    systemPriorities: fact('security', { words: "pods with Kubernetes' own priorities" }),
    containerDefaults: fact('capacity', { words: 'default size of containers' }),
  },
);

export const flowFacts: ThingOf<Flow> = thing(
  'network flow',
  { group: 'security', follows: { pool: 'own', region: 'mention' } },
  {
    name: fact('security'),
    pool: fact('security'),
    direction: fact('security'),
    ports: fact('security', { words: 'ports' }),
    reason: fact('cosmetic', { words: 'reason' }),
    namespace: fact('security'),
    pods: fact('security', { words: 'pods' }),
    peer: fact('security', { words: 'other end', follows: { region: 'mention', value: 'mention' } }),
  },
);

export const identityFacts: ThingOf<Identity> = thing(
  'identity',
  { group: 'security' },
  {
    name: fact('security'),
    namespace: fact('security'),
    serviceAccount: fact('security', { words: 'service account' }),
    roleName: fact('security', { words: 'role', isRepeated: true }),
    permissions: fact('security', { words: 'permission' }),
  },
);
