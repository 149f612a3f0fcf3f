import { fields, ofModel, ofTier } from './fields';
import { copied, decided, type Origins, originsOf, planned } from './origin';

const picker = 'lib/topology/resolve-picker.ts';
const flow = 'lib/topology/resolve-flow-control.ts';
const dialects = 'lib/topology/picker-dialects.ts';
const proxy = 'lib/topology/resolve-pool-proxy.ts';
const names = 'lib/topology/names.ts';
const scaling = 'lib/topology/resolve-scaling.ts';
const schedules = 'lib/topology/resolve-schedules.ts';
const dialect = 'routing.pickerDialect';
const own = fields.model;

/** Where the facts of what stands beside the engines of a pool come from: picker, Envoy, scaler. */
export const companionOrigins: Origins = originsOf('jurisdictions.regions.modelPools', {
  ...originsOf('picker', pickerOrigins()),
  ...originsOf('proxy', proxyOrigins()),
  ...originsOf('scaling', scalingOrigins()),
});

function pickerOrigins(): Origins {
  return {
    pool: decided(picker, '<model>', own),
    service: decided(picker, '<model>-picker', own),
    port: decided(names, '9002'),
    portName: decided(picker, 'the picker speaks gRPC'),
    dialect: copied(picker, dialect),
    host: decided(names, '<model>.models.svc.cluster.local', own),
    hostPort: decided(names, '8080'),
    serviceAccount: decided(picker, '<model>-picker', own),
    permissions: decided(dialects, 'no more than it reads, and its own lease', dialect),
    'permissions.names': decided(picker, 'its own pool and lease', own, dialect),
    failureMode: decided(picker, 'without a picker requests go to any engine'),
    health: decided(picker, 'how it is asked for its health'),
    configVersion: decided(dialects, 'as the dialect has it', dialect),
    scheduling: decided(flow, "the picker's own default weights"),
    headers: decided(dialects, 'as the dialect has them', dialect),
    'objectives.name': decided(picker, '<model>-<tier>', own, fields.tier),
    'objectives.tier': decided(picker, 'one for each tier', fields.tier),
    'objectives.priority': copied(picker, ofTier('priority')),
    metrics: decided(dialects, 'as the dialect has them', dialect),
    ...originsOf('flowControl', {
      '': decided(flow, 'requests wait in the picker, by priority, while all engines are full'),
      'fullAt.waiting': planned(flow, {
        how: 'a quarter of the batch',
        steps: ['service'],
        lines: ['waiting per replica'],
      }),
      queueSeconds: decided(flow, 'five times the bound of the TTFT, at least 5 s', ofModel('slo.ttft')),
      bands: decided(flow, 'one for each priority of a tier', ofTier('priority')),
      'bands.maxRequests': planned(flow, {
        how: 'replicas at most x waiting per replica',
        steps: ['replicas'],
        lines: ['waiting per replica'],
      }),
      'bands.maxMiB': decided(flow, '64 in production, 8 in a demo', 'kind'),
    }),
    ...originsOf('deployment', {
      ...companion('picker', picker),
      image: decided(dialects, "the catalogue's image of the dialect", dialect),
      cpuMillis: planned(picker, {
        how: 'at rest, for each engine and for each request/s at the peak; at most what a system node can spare',
        steps: ['replicas'],
        fields: ['kind'],
      }),
      memoryMiB: decided(picker, 'at rest, and twice what its bands hold', 'kind', ofTier('priority')),
    }),
  };
}

function proxyOrigins(): Origins {
  return {
    '': decided(proxy, 'the Envoy before picker and engines of a pool'),
    port: decided(names, '8080'),
    admin: decided(names, '19000, on the loopback only'),
    'status.port': decided(names, '19001'),
    'picker.host': decided(names, '<model>-picker.models.svc.cluster.local', own),
    'limits.concurrent': planned('lib/topology/held-requests.ts', {
      how: 'what its memory holds',
      steps: ['replicas'],
      fields: ['kind'],
    }),
    'picker.answerSeconds': decided(proxy, 'what may wait in the picker, and 5 s more', ofModel('slo.ttft')),
    'engines.host': decided(names, '<model>-engines.models.svc.cluster.local', own),
    headers: decided(dialects, 'who asks, in the words of the picker', dialect),
    'headers.removed': decided(dialects, 'what would steer the picker, of every dialect'),
    'headers.set.value': decided(proxy, '<model>-<tier of the request>, and its tenant', own),
    ...originsOf('deployment', {
      ...companion('proxy', proxy),
      image: decided('regions/catalog/images.ts', "the catalogue's Envoy"),
      cpuMillis: planned(proxy, {
        how: 'at rest, and for each request/s at the peak; at most what a system node can spare',
        steps: ['load'],
        lines: ['peak load'],
      }),
      memoryMiB: planned(proxy, {
        how: '512 in production, 192 in a demo, or what all that the pool runs at once takes',
        steps: ['replicas'],
        lines: ['base', 'burst.max'],
        fields: ['kind'],
      }),
      args: decided(proxy, 'two workers in production, one in a demo', 'kind'),
    }),
  };
}

function companion(part: string, source: string): Origins {
  return {
    '': decided(source, 'how it is run'),
    workload: decided(source, `<model>-${part}`, own),
    'labels.key': decided(names, 'the label of its pods'),
    'labels.value': decided(source, '<model>', own),
    replicas: decided(source, 'two in production, one in a demo', 'kind'),
    args: decided(source, 'its pool, its ports, its files', own),
  };
}

function scalingOrigins(): Origins {
  const formula = planned(scaling, {
    how: 'running / planned running + waiting / planned waiting - base, and no less than a schedule',
    steps: ['schedules'],
    lines: ['base', 'running per replica', 'waiting per replica'],
  });
  return {
    '': decided(scaling, 'only with burst', ofModel('instances.burst')),
    scaler: decided(scaling, '<model>-burst', own),
    metricsAddress: decided(names, "the cluster's Prometheus"),
    'queries.name': decided(scaling, 'queue of the picker; waiting and running of the engines'),
    'queries.query': decided(scaling, 'sums over the whole pool', own, dialect),
    'queries.emptyIsZero': decided(scaling, 'a series that is missing makes the scaler blind'),
    schedules: planned(schedules, {
      how: 'hours that need more than burst.min, each begun in time to start replicas',
      steps: ['schedules'],
    }),
    formula,
    target: decided(scaling, 'the formula counts replicas: one each'),
    queuePerReplica: planned(scaling, {
      how: 'a quarter of the batch',
      steps: ['service'],
      lines: ['waiting per replica'],
    }),
    runningPerReplica: planned(scaling, {
      how: 'what a replica runs when it is as busy as planned',
      steps: ['replicas'],
      lines: ['running per replica'],
    }),
    up: decided('lib/capacity/scale-up.ts', 'how fast replicas are asked for'),
    down: decided(scaling, 'one replica in two minutes, after seven and a half of less demand'),
    fallback: decided(scaling, 'what holds while the scaler is blind'),
    'fallback.replicas': planned(scaling, {
      how: 'what the warm load needs, or the highest schedule',
      steps: ['schedules'],
      lines: ['burst.min'],
    }),
  };
}
