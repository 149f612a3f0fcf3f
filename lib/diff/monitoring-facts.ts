import type { AlertRule, Dashboard, Monitoring, RecordingRule } from '#topology';
import { fact, kept, type ThingOf, thing } from './fact';

/** Rules hold the counts of their pool, and come and go with it. */
const ofPool = { replicas: 'own-numbers', pool: 'own' } as const;

/** Fields of both kinds of rule. */
type Rule = Omit<AlertRule, 'kind'> & Omit<RecordingRule, 'kind'> & Pick<AlertRule | RecordingRule, 'kind'>;

const ruleFacts: ThingOf<Rule> = thing(
  'monitoring rule',
  { group: 'availability', follows: { replicas: 'own', pool: 'own', region: 'mention' } },
  {
    kind: fact('availability'),
    record: fact('availability'),
    alert: fact('availability'),
    expr: fact('availability', { words: 'condition', follows: ofPool }),
    labels: fact('availability', { words: 'labels' }),
    forSeconds: fact('availability', { words: 'held for' }),
    severity: fact('availability'),
    summary: fact('cosmetic', { follows: ofPool }),
    description: fact('cosmetic', { follows: ofPool }),
    runbook: fact('cosmetic'),
  },
);

const dashboardFacts: ThingOf<Dashboard> = thing(
  'dashboard',
  { group: 'cosmetic' },
  {
    uid: fact('cosmetic'),
    title: fact('cosmetic'),
    description: fact('cosmetic'),
    rangeHours: fact('cosmetic'),
    refreshSeconds: fact('cosmetic'),
    variables: fact('cosmetic'),
    rows: fact('cosmetic'),
  },
);

export const monitoringFacts: ThingOf<Monitoring> = thing(
  'monitoring',
  { group: 'availability', naming: 'none' },
  {
    namespace: fact('availability', { words: 'namespace of Prometheus', isRepeated: true }),
    retentionHours: kept('metrics in the cluster kept'),
    podMonitors: thing(
      'pod monitor',
      { group: 'availability' },
      {
        name: fact('availability'),
        podNamespace: fact('availability'),
        podLabels: fact('availability', { words: 'labels of pods' }),
        portName: fact('availability'),
        path: fact('availability'),
        keep: fact('availability', { words: 'series kept' }),
      },
    ),
    ruleFiles: thing(
      'file of alert rules',
      { group: 'availability', naming: 'none', follows: { pool: 'own', region: 'mention' } },
      {
        name: fact('availability'),
        groups: thing(
          'group of alert rules',
          { group: 'availability', naming: 'none', follows: { pool: 'own', region: 'mention' } },
          {
            name: fact('availability'),
            intervalSeconds: fact('availability', { words: 'evaluated every' }),
            rules: ruleFacts,
          },
        ),
      },
    ),
    dashboards: dashboardFacts,
    dashboardLabel: fact('cosmetic', { words: 'label of dashboards' }),
    serviceMetrics: fact('cosmetic', { words: 'metrics of services' }),
  },
);
