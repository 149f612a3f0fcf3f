import type { Bucket, LogGroup, Observability, Stores } from '#topology';
import { type FieldsOf, fact, floor, judged, kept, replacing, type ThingOf, thing } from './fact';

/** Replacing fields of what holds state: CloudFormation's service specification, as in lib/operability/stateful-types.ts. */
const bucketFacts: ThingOf<Bucket> = thing(
  'bucket',
  { group: 'residency', holds: 'its objects are' },
  {
    name: replacing(),
    purpose: fact('residency'),
    versioned: judged((_, after) => ({
      group: 'replacement',
      isDestructive: false,
      isReplaced: false,
      effect: after === true ? null : 'what is overwritten is lost',
    })),
    lockDays: judged(
      (before, after) => ({
        group: before === null || after === null ? 'replacement' : 'security',
        isDestructive: before === null || after === null,
        isReplaced: false,
        effect: before === null || after === null ? 'the bucket would be REPLACED' : null,
      }),
      { words: 'Object Lock' },
    ),
    lockMode: fact('security', { words: 'mode of Object Lock' }),
    lifecycle: {
      coldAfterDays: fact('capacity', { words: 'cold storage after' }),
      coldStorageClass: fact('capacity', { words: 'cold storage class' }),
      expireAfterDays: kept('kept'),
      noncurrentDays: kept('superseded versions kept'),
      abortUploadsAfterDays: fact('capacity', { words: 'unfinished uploads dropped after' }),
    },
    replicas: thing(
      'copy in',
      { group: 'residency', follows: { region: 'mention' } },
      {
        region: fact('residency'),
        bucket: fact('residency'),
        ruleId: fact('cosmetic', { words: 'rule' }),
      },
    ),
    replicationRoleName: fact('security', { words: 'role of replication' }),
    accessLogBucket: fact('security', { words: 'access log' }),
  },
);

export const storesFacts: ThingOf<Stores> = thing(
  'data',
  { group: 'replacement', naming: 'none' },
  {
    keyAlias: fact('replacement', { words: 'alias of the key' }),
    buckets: bucketFacts,
    queues: thing(
      'queue',
      { group: 'capacity', holds: 'its messages are' },
      {
        name: replacing(),
        purpose: fact('availability'),
        visibilityTimeoutSeconds: fact('availability', { words: 'visibility timeout' }),
        retentionSeconds: kept('messages kept'),
        deadLetter: {
          name: replacing('the queue of failed messages', { words: 'queue of failed messages' }),
          maxReceives: fact('availability', { words: 'deliveries before a message has failed' }),
          retentionSeconds: kept('failed messages kept'),
        },
      },
    ),
    stream: thing(
      'stream of usage records',
      { group: 'capacity', holds: 'its records are' },
      { name: replacing(), retentionHours: kept('records kept') },
    ),
    cache: thing(
      'cache of rate limits',
      { group: 'capacity', holds: 'its counters are' },
      {
        name: replacing(),
        majorEngineVersion: fact('availability', { words: 'engine' }),
        port: fact('availability'),
        maxDataGb: floor({ words: 'largest' }),
        maxEcpuPerSecond: floor({ words: 'most processing units a second' }),
        addressParameter: fact('availability', { words: 'parameter of the address', isRepeated: true }),
      },
    ),
    cleanerLog: logFacts('log of the cleaner'),
  },
);

export const observabilityFacts: ThingOf<Observability> = thing(
  'observability',
  { group: 'availability', naming: 'none' },
  {
    workspaceAlias: fact('availability', { words: 'metrics workspace', isRepeated: true }),
    workspaceLog: logFacts('log of the metrics workspace'),
    workspaceIdParameter: fact('availability', { words: 'parameter of the workspace id', isRepeated: true }),
    accessLog: logFacts('access log of the gateway'),
    keyWatch: fact('security', { words: 'watch over the keys' }),
    topics: thing(
      'topic',
      { group: 'availability' },
      {
        name: fact('availability', { isRepeated: true }),
        severity: fact('availability'),
        secretName: fact('availability', { words: 'who is told' }),
      },
    ),
    alarms: thing(
      'alarm',
      { group: 'availability', follows: { region: 'mention', pool: 'mention' } },
      {
        name: fact('availability'),
        severity: fact('availability'),
        description: fact('cosmetic', { follows: { region: 'mention' } }),
        runbook: fact('cosmetic'),
        metric: fact('availability', { words: 'metric' }),
        comparison: fact('availability'),
        threshold: fact('availability'),
        evaluationPeriods: fact('availability'),
        missingData: fact('availability'),
      },
    ),
    dashboardName: fact('cosmetic', { words: 'dashboard' }),
  },
);

function logFacts(noun: string): ThingOf<LogGroup> {
  const fields: FieldsOf<LogGroup> = { logGroupName: replacing(), retentionDays: kept('kept') };
  return thing(noun, { group: 'capacity', holds: 'its lines are' }, fields);
}
