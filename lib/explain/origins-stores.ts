import { bucketName, fields, regionalName } from './fields';
import { decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-stores.ts';
const names = 'lib/topology/names.ts';
const hot = 'data.retention.hotDays';
const cold = 'data.retention.coldDays';

/** Where the facts of a Region's stores come from. */
export const storeOrigins: Origins = originsOf('jurisdictions.regions.stores', {
  keyAlias: decided(names, 'alias/<deployment>-<jurisdiction>', 'name', fields.jurisdiction),
  ...originsOf('buckets', {
    name: decided(names, '<deployment>-<region>-<purpose>-<account>', ...bucketName),
    purpose: decided(source, 'weights, batch and access-log; in production request-log and audit too', 'kind'),
    versioned: decided(source, 'all but the access log'),
    lockDays: decided(source, 'the audit log is locked for a year, and no longer than it is kept', cold),
    lockMode: decided(source, 'nobody can shorten it'),
    lifecycle: decided(source, 'what every bucket clears away'),
    'lifecycle.coldAfterDays': decided(
      source,
      'request log: hotDays; audit: 90 days, and no longer than it is kept',
      hot,
      cold,
    ),
    'lifecycle.expireAfterDays': decided(
      source,
      'request log and audit: coldDays; batch: hotDays, 7 in a demo; access log: 90, 7 in a demo',
      hot,
      cold,
      'kind',
    ),
    'lifecycle.noncurrentDays': decided(source, 'weights in production: 30; else 1', 'kind'),
    'replicas.region': decided(
      source,
      'weights are published in the first Region and copied to the others',
      fields.regions,
      fields.region,
    ),
    'replicas.bucket': decided(names, '<deployment>-<region>-weights-<account>', ...bucketName),
    'replicas.ruleId': decided(source, 'to-<region>', fields.region),
    replicas: decided(source, 'weights are published in the first Region and copied to the others', fields.regions),
    replicationRoleName: decided(
      names,
      '<deployment>-<region>-replication, where weights are published',
      fields.regions,
      ...regionalName,
    ),
    accessLogBucket: decided(names, '<deployment>-<region>-access-log-<account>', ...bucketName),
  }),
  ...originsOf('queues', {
    name: decided(source, '<deployment>-<region>-<purpose>', ...regionalName),
    purpose: decided(source, 'batch; in production review too', 'kind'),
    visibilityTimeoutSeconds: decided(source, 'as long as a worker, or a person, has the message at hand'),
    retentionSeconds: decided(source, 'the most that SQS keeps a message: 14 days'),
    'deadLetter.name': decided(source, '<queue>-dead', ...regionalName),
    'deadLetter.maxReceives': decided(source, 'five tries of a batch job, three of a review'),
    'deadLetter.retentionSeconds': decided(source, 'the most that SQS keeps a message: 14 days'),
  }),
  stream: decided(
    source,
    'usage records, in production: kept for three days, so that a weekend without a consumer loses nothing',
    'kind',
  ),
  'stream.name': decided(source, '<deployment>-<region>-usage', ...regionalName, 'kind'),
  cache: decided(
    source,
    'counters of the rate limits, in production: ElastiCache Serverless with an upper bound',
    'kind',
  ),
  'cache.name': decided('lib/topology/region-context.ts', '<deployment>-<region>', ...regionalName, 'kind'),
  'cache.addressParameter': decided(names, '/meridian/<deployment>/<region>/limit-store', ...regionalName, 'kind'),
  cleanerLog: decided(source, 'log of what empties buckets before they are destroyed, in a demo', 'kind'),
});
