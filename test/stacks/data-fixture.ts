import { App, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  appContext,
  DataStack,
  KeysStack,
  type MeridianStack,
  NetworkStack,
  ObservabilityStack,
  ReplicaKeysStack,
  TablesStack,
} from '#stacks';
import type { Alarm, Bucket, Deployment, Jurisdiction, Region } from '#topology';
import { accountPlaceholder } from '#topology';

/** The template validator costs about 3 s a synth; one test elsewhere runs it over everything. */
process.env.CDK_VALIDATION = 'false';

export type Kind = Deployment['kind'];

export const kinds: readonly Kind[] = ['production', 'demo'];

/** Regions of the jurisdiction in the fixtures, the first with the primary key. */
export const regionNames = ['eu-north-1', 'eu-south-2', 'eu-central-1'] as const;

export function deployment(kind: Kind): Deployment {
  const production = kind === 'production';
  return {
    name: kind,
    kind,
    delivery: production ? 'gitops' : 'kubectl',
    state: {
      retained: production,
      deletionProtection: production,
      pointInTimeRecovery: production,
      keyDeletionDays: production ? 30 : 7,
    },
    tags: [
      { key: 'deployment', value: kind },
      { key: 'owner', value: 'inference' },
    ],
    repository: null,
    argo: null,
  };
}

/** A jurisdiction as the stacks for its data see it: network, gateway and pools are left out. */
export function jurisdiction(kind: Kind, names: readonly string[] = regionNames): Jurisdiction {
  const [primaryRegion = 'eu-north-1', ...replicaRegions] = names;
  const account = kind === 'production' ? '111122223333' : accountPlaceholder;
  const table = { primaryRegion, replicaRegions: names };
  const data: Partial<Jurisdiction> = {
    name: 'eu',
    account,
    key: { alias: `alias/${kind}-eu`, description: 'Data of eu', primaryRegion, replicaRegions },
    hopKey: { alias: `alias/${kind}-eu-hop`, description: 'Hop tokens of eu', primaryRegion, replicaRegions },
    tables: [
      {
        ...table,
        name: `${kind}-eu-tenants`,
        purpose: 'tenants',
        partitionKey: 'pk',
        sortKey: 'sk',
        timeToLiveAttribute: null,
        indexes: [{ name: 'by-tenant', partitionKey: 'tenant', sortKey: 'sk' }],
      },
      {
        ...table,
        name: `${kind}-eu-quotas`,
        purpose: 'quotas',
        partitionKey: 'tenant',
        sortKey: null,
        timeToLiveAttribute: 'expiresAt',
        indexes: [],
      },
    ],
    regions: names.map((name) => region(kind, name, names)),
  };
  return data as Jurisdiction;
}

function region(kind: Kind, name: string, names: readonly string[]): Region {
  const production = kind === 'production';
  const prefix = `${kind}-${name}`;
  const data = {
    name,
    jurisdiction: 'eu',
    account: production ? '111122223333' : accountPlaceholder,
    network: {
      vpcName: prefix,
      cidr: '10.0.0.0/16',
      zones: ['a', 'b', 'c'].map((zone, index) => ({
        name: `${name}${zone}`,
        privateCidr: `10.0.${64 + 64 * index}.0/18`,
        publicCidr: `10.0.${index}.0/24`,
        natGateway: index === 0,
        natZone: `${name}a`,
      })),
      gatewayEndpoints: [],
      interfaceEndpoints: [],
      flowLog: { logGroupName: `/meridian/${prefix}/flow`, retentionDays: 30, roleName: `${prefix}-flow-log` },
      privateZone: { domain: 'eu.meridian.internal', host: `${name}.eu.meridian.internal` },
      certificate: null,
      loadBalancers: [
        {
          name: `${prefix}-in`,
          scheme: 'internal',
          listener: { port: 80, protocol: 'TCP' },
          targetGroup: {
            name: `${prefix}-in`,
            port: 10080,
            protocol: 'TCP',
            proxyProtocolV2: true,
            healthCheck: { port: 19001, path: '/ready', intervalSeconds: 10 },
            deregistrationDelaySeconds: 120,
          },
          allowedCidrs: ['10.0.0.0/8'],
        },
      ],
      edgeRecord: null,
    },
    cluster: {
      nodeProvisioner: {
        interruptionQueue: `${prefix}-interruptions`,
        interruptionQueueRetentionSeconds: 300,
        discoveryTag: { key: 'karpenter.sh/discovery', value: prefix },
      },
    },
    identities: [
      {
        name: 'eraser',
        namespace: 'services',
        serviceAccount: 'eraser',
        roleName: `${prefix}-eraser`,
        permissions: [{ kind: 'use-key', alias: `alias/${kind}-eu` }],
      },
      { name: 'batch', namespace: 'services', serviceAccount: 'batch', roleName: `${prefix}-batch`, permissions: [] },
      {
        name: 'authorizer',
        namespace: 'gateway',
        serviceAccount: 'authorizer',
        roleName: `${prefix}-authorizer`,
        permissions: [{ kind: 'generate-mac', alias: `alias/${kind}-eu-hop` }],
      },
    ],
    stores: {
      keyAlias: `alias/${kind}-eu`,
      buckets: buckets(kind, name, names),
      queues: [
        {
          name: `${prefix}-batch`,
          purpose: 'batch',
          visibilityTimeoutSeconds: 900,
          retentionSeconds: 1_209_600,
          deadLetter: { name: `${prefix}-batch-dead`, maxReceives: 5, retentionSeconds: 1_209_600 },
        },
      ],
      stream: { name: `${prefix}-usage`, retentionHours: 72 },
      cache: {
        name: `${prefix}-cache`,
        majorEngineVersion: '8',
        port: 6379,
        maxDataGb: 10,
        maxEcpuPerSecond: 30_000,
        addressParameter: `/meridian/${prefix}/limit-store`,
      },
      cleanerLog: production ? null : { logGroupName: `/meridian/${prefix}/cleaner`, retentionDays: 1 },
    },
    observability: {
      workspaceAlias: prefix,
      workspaceLog: { logGroupName: `/aws/vendedlogs/prometheus/${prefix}`, retentionDays: 90 },
      workspaceIdParameter: `/meridian/${prefix}/metrics-workspace`,
      accessLog: { logGroupName: `/meridian/${prefix}/access`, retentionDays: 30 },
      keyWatch: {
        ruleName: `${prefix}-key-at-risk`,
        severity: 'critical',
        description: 'The key is about to become unusable.',
        runbook: 'docs/runbook.md#key-at-risk',
        eventNames: ['DisableKey', 'ScheduleKeyDeletion'],
      },
      topics: [
        { name: `${prefix}-critical`, severity: 'critical', secretName: 'pager' },
        { name: `${prefix}-warning`, severity: 'warning', secretName: null },
      ],
      alarms: alarms(prefix),
      dashboardName: prefix,
    },
  };
  return data as unknown as Region;
}

/** Weights are copied from the first Region to the others. */
function buckets(kind: Kind, name: string, names: readonly string[]): readonly Bucket[] {
  const bucketName = (place: string, purpose: string) => `${kind}-${place}-${purpose}-${accountPlaceholder}`;
  const peers = name === names[0] ? names.slice(1) : [];
  const plain = {
    lockDays: null,
    lockMode: 'GOVERNANCE',
    replicas: [],
    replicationRoleName: null,
    accessLogBucket: bucketName(name, 'access-log'),
  } as const;
  const lifecycle = {
    coldAfterDays: null,
    coldStorageClass: 'GLACIER_IR',
    expireAfterDays: null,
    noncurrentDays: 30,
    abortUploadsAfterDays: 7,
  } as const;
  return [
    {
      ...plain,
      name: bucketName(name, 'weights'),
      purpose: 'weights',
      versioned: true,
      lifecycle,
      replicas: peers.map((peer) => ({ region: peer, bucket: bucketName(peer, 'weights'), ruleId: `to-${peer}` })),
      replicationRoleName: peers.length === 0 ? null : `${kind}-${name}-weights-replication`,
    },
    {
      ...plain,
      name: bucketName(name, 'audit'),
      purpose: 'audit',
      versioned: true,
      lockDays: kind === 'production' ? 365 : null,
      lockMode: 'COMPLIANCE',
      lifecycle: { ...lifecycle, coldAfterDays: 90, expireAfterDays: 2557, noncurrentDays: 1 },
    },
    {
      ...plain,
      name: bucketName(name, 'access-log'),
      purpose: 'access-log',
      versioned: false,
      lifecycle: { ...lifecycle, expireAfterDays: 90, noncurrentDays: 1 },
      accessLogBucket: null,
    },
  ];
}

function alarms(prefix: string): readonly Alarm[] {
  const alarm = {
    description: 'What it means.',
    comparison: 'greater',
    evaluationPeriods: 3,
    missingData: 'notBreaching',
  } as const;
  return [
    {
      ...alarm,
      name: `${prefix}-batch-dead-letters`,
      severity: 'warning',
      runbook: 'docs/runbook.md#dead-letters',
      metric: {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: [{ name: 'QueueName', value: `${prefix}-batch-dead` }],
        statistic: 'Maximum',
        periodSeconds: 300,
      },
      threshold: 0,
    },
    {
      ...alarm,
      name: `${prefix}-weights-failed`,
      severity: 'critical',
      runbook: 'docs/runbook.md#weights-replication',
      metric: {
        namespace: 'AWS/S3',
        name: 'OperationsFailedReplication',
        dimensions: [{ name: 'SourceBucket', value: `${prefix}-weights-${accountPlaceholder}` }],
        statistic: 'Sum',
        periodSeconds: 60,
      },
      threshold: 5,
    },
  ];
}

/** The stacks of one jurisdiction, wired as the app wires them, by their ids. */
export function stacksOf(kind: Kind, names: readonly string[] = regionNames): ReadonlyMap<string, MeridianStack> {
  const stage = new Stage(new App({ postCliContext: appContext }), kind);
  const [of, data] = [deployment(kind), jurisdiction(kind, names)];
  const stacks = new Map<string, MeridianStack>();
  const keys = new KeysStack(stage, 'Keys', { deployment: of, jurisdiction: data });
  stacks.set('Keys', keys);
  const replicas = data.regions.slice(1).map((region) => {
    const replica = new ReplicaKeysStack(stage, `ReplicaKeys-${region.name}`, {
      deployment: of,
      jurisdiction: data,
      region,
      primaries: keys.primaries,
    });
    stacks.set(replica.node.id, replica);
    return replica;
  });
  stacks.set(
    'Tables',
    new TablesStack(stage, 'Tables', {
      deployment: of,
      jurisdiction: data,
      key: keys.primaries.key,
      replicaKeys: replicas,
    }),
  );
  data.regions.forEach((region, index) => {
    const regional = replicas[index - 1] ?? keys.primaries;
    const { key } = regional;
    const network = new NetworkStack(stage, `Network-${region.name}`, { deployment: of, region, key });
    const props = { deployment: of, region, key };
    stacks.set(`Data-${region.name}`, new DataStack(stage, `Data-${region.name}`, { ...props, vpc: network.vpc }));
    stacks.set(
      `Observability-${region.name}`,
      new ObservabilityStack(stage, `Observability-${region.name}`, { deployment: of, region, keys: regional }),
    );
  });
  return stacks;
}

/** Their templates, by the ids of the stacks. */
export function templatesOf(kind: Kind, names?: readonly string[]): ReadonlyMap<string, Template> {
  return new Map([...stacksOf(kind, names)].map(([id, stack]) => [id, Template.fromStack(stack)]));
}
