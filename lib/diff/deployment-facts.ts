import type { Deployment, Governance } from '#topology';
import { type FieldsOf, fact, judged, type ThingOf, thing } from './fact';

/** What switches off a protection of state comes before the losses that it allows. */
const protection = (words: string) =>
  judged(
    (_, after) => ({
      group: 'replacement',
      isDestructive: false,
      isReplaced: false,
      effect: after === true ? null : 'nothing holds what is removed by mistake',
    }),
    { words },
  );

export const deploymentFacts: FieldsOf<Deployment> = {
  name: fact('replacement', { words: 'name of the deployment', isRepeated: true }),
  kind: fact('replacement', { words: 'kind of deployment' }),
  delivery: fact('availability', { words: 'delivery of the manifests' }),
  state: {
    retained: protection('state outlives its stacks'),
    deletionProtection: protection('deletion protection'),
    pointInTimeRecovery: protection('point-in-time recovery of tables'),
    keyDeletionDays: fact('replacement', { words: 'waiting time before a key is deleted' }),
  },
  tags: thing('tag', { group: 'cosmetic' }, { key: fact('cosmetic'), value: fact('cosmetic', { isRepeated: true }) }),
  repository: fact('security', { words: 'repository of the manifests' }),
  argo: thing(
    'Argo CD',
    { group: 'availability' },
    {
      namespace: fact('availability', { isRepeated: true }),
      project: fact('security'),
      hubCluster: fact('security', { words: 'cluster' }),
      clusterKinds: fact('security', { words: 'kinds without a namespace that it may bring' }),
      retry: fact('availability', { words: 'retries' }),
    },
  ),
};

export const governanceFacts: ThingOf<Governance> = thing(
  'service control policies',
  { group: 'residency', naming: 'none' },
  {
    organizationId: fact('residency', { words: 'organization' }),
    account: fact('residency'),
    region: fact('residency', { words: 'Region of the stack' }),
    policies: thing(
      'service control policy of',
      { group: 'residency', follows: { region: 'mention' } },
      {
        name: fact('residency'),
        jurisdiction: fact('residency'),
        description: fact('cosmetic', { follows: { region: 'mention' } }),
        targets: fact('residency', { words: 'accounts' }),
        allowedRegions: fact('residency', { words: 'allowed Regions', isSet: true, follows: { region: 'mention' } }),
        globalActions: fact('residency', { words: 'actions allowed everywhere' }),
        replicationAccounts: fact('residency', { words: 'accounts that may be copied to' }),
      },
    ),
  },
);
