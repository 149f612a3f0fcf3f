/** A kind of thing that the Topology holds and people ask for by name. */
export interface ThingKind {
  /** What it is called. */
  readonly kind: string;
  /** Fields that name it. Empty: what identifies it in its list. */
  readonly names: readonly string[];
  /** What is told of it first, in this order; empty: all that is its own. */
  readonly facts: readonly string[];
}

const region = 'jurisdictions.regions';
const pool = `${region}.modelPools`;
const gateway = `${region}.gateway`;

function thing(kind: string, names: readonly string[] = ['name'], facts: readonly string[] = []): ThingKind {
  return { kind, names, facts };
}

const part = ['workload', 'replicas', 'minReplicas', 'maxReplicas', 'nodesPerReplica', 'placement.instanceTypes'];
const placed = ['placement.capacityTypes', 'placement.gpusPerPod', 'placement.cpuMillis', 'placement.memoryMiB'];
const companion = ['replicas', 'image', 'cpuMillis', 'memoryMiB'].map((field) => `deployment.${field}`);

/** Kinds by the names of their fields. Of things with one name, the kind that stands first here is meant. */
export const thingKinds: Readonly<Record<string, ThingKind>> = {
  deployment: thing('deployment'),
  jurisdictions: thing(
    'jurisdiction',
    ['name'],
    ['name', 'legalSet', 'account', 'hostname', 'edge', 'clientCidrs', 'key.alias'],
  ),
  [region]: thing(
    'Region',
    ['name'],
    [
      'name',
      'account',
      'network.cidr',
      'network.privateZone.host',
      'cluster.name',
      'cluster.version',
      'gateway.replicas.min',
      'gateway.replicas.max',
    ],
  ),
  [pool]: thing(
    'model pool',
    ['name'],
    [
      ...['servedName', 'task', 'contextTokens', 'fallback'].map((field) => `model.${field}`),
      ...['kind', 'image', 'maxSequences'].map((field) => `engine.${field}`),
      ...['base.replicas', 'base.nodesPerReplica', 'base.placement.instanceTypes', 'base.placement.gpusPerPod'],
      ...['burst.minReplicas', 'burst.maxReplicas', 'burst.placement.instanceTypes', 'burst.placement.capacityTypes'],
      ...['headroom.replicas', 'scaling.formula', 'picker.dialect', 'weights.source', 'weights.bucket'],
    ],
  ),
  [`${region}.nodePools`]: thing('node pool'),
  [`${region}.nodeClasses`]: thing('node class'),
  'jurisdictions.tables': thing('table'),
  [`${region}.stores.buckets`]: thing('bucket'),
  [`${region}.stores.queues`]: thing('queue'),
  [`${region}.stores.queues.deadLetter`]: thing('dead-letter queue'),
  [`${region}.cluster`]: thing(
    'cluster',
    ['name'],
    [
      'name',
      'version',
      'serviceCidr',
      'endpointCidrs',
      'roleName',
      'nodeRoleName',
      'systemNodes.instanceTypes',
      'systemNodes.minNodes',
      'systemNodes.maxNodes',
    ],
  ),
  [`${region}.stores.cache`]: thing('cache'),
  [`${region}.stores.stream`]: thing('stream'),
  'jurisdictions.key': thing('key', ['alias']),
  'jurisdictions.accelerator': thing('accelerator'),
  [`${region}.network`]: thing(
    'VPC',
    ['vpcName'],
    ['vpcName', 'cidr', 'gatewayEndpoints', 'interfaceEndpoints', 'flowLog.logGroupName', 'privateZone.host'],
  ),
  [`${region}.network.zones`]: thing('zone'),
  [`${region}.network.loadBalancers`]: thing('load balancer'),
  [`${region}.network.loadBalancers.targetGroup`]: thing('target group'),
  [`${region}.network.edgeRecord`]: thing('record'),
  [`${region}.network.edgeRecord.healthCheck`]: thing('health check', ['alarmName']),
  [`${region}.network.certificate`]: thing('certificate', ['domainName']),
  [`${region}.observability.alarms`]: thing('alarm'),
  [`${region}.observability.topics`]: thing('topic'),
  [`${region}.observability.keyWatch`]: thing('key watch', ['ruleName']),
  [`${pool}.base`]: thing('base of a pool', ['workload'], [...part, ...placed]),
  [`${pool}.burst`]: thing('burst of a pool', ['workload'], [...part, ...placed]),
  [`${pool}.headroom`]: thing('headroom of a pool', ['workload'], [...part, ...placed]),
  [`${pool}.picker`]: thing(
    'endpoint picker',
    ['service'],
    ['service', 'dialect', 'host', 'port', ...companion, 'flowControl.queueSeconds'],
  ),
  [`${pool}.proxy`]: thing('Envoy of a pool', ['deployment.workload'], ['deployment.workload', 'port', ...companion]),
  [`${pool}.scaling`]: thing('scaling of a pool', ['scaler']),
  [`${pool}.weights`]: thing('weights', ['source']),
  [gateway]: thing(
    'gateway',
    ['name'],
    [
      'name',
      'namespace',
      'className',
      'service',
      'replicas.min',
      'replicas.max',
      'pods.cpuMillis',
      'pods.memoryMiB',
      'listener.port',
      'listener.protocol',
    ],
  ),
  [`${gateway}.tiers`]: thing('tier'),
  [`${gateway}.routes`]: thing('route'),
  [`${gateway}.backends`]: thing('backend'),
  [`${gateway}.routes.rules`]: thing('rule of a route'),
  [`${gateway}.versions`]: thing('API version', ['date']),
  [`${gateway}.guard`]: thing('guard', ['model']),
  [`${region}.batchWorker`]: thing('batch worker'),
  [`${region}.components`]: thing(
    'component',
    ['name'],
    ['name', 'chart', 'repository', 'version', 'namespace', 'order', 'licence', 'purpose'],
  ),
  [`${region}.namespaces`]: thing('namespace'),
  [`${region}.definitions`]: thing('definition'),
  [`${region}.identities`]: thing('identity', ['name', 'roleName']),
  [`${region}.secrets`]: thing('secret'),
  [`${region}.priorityClasses`]: thing('priority class'),
  [`${region}.imagePulls`]: thing('image pull', ['workload']),
  [`${region}.cluster.addOns`]: thing('add-on'),
  [`${region}.cluster.administrators`]: thing('administrator', ['name', 'principalArn']),
  [`${region}.cluster.systemNodes`]: thing('node group', ['name', 'roleName']),
  [`${region}.monitoring.ruleFiles`]: thing('rule file'),
  [`${region}.monitoring.ruleFiles.groups`]: thing('group of rules'),
  [`${region}.monitoring.ruleFiles.groups.rules`]: thing('rule', ['alert', 'record']),
  [`${region}.monitoring.dashboards`]: thing('dashboard', ['uid', 'title']),
  [`${region}.monitoring.podMonitors`]: thing('pod monitor'),
  [`${region}.monitoring.serviceMetrics`]: thing('metric of a service'),
  [`${region}.flows`]: thing('flow'),
  [`${region}.peers`]: thing('peer', ['region']),
  'governance.policies': thing('service control policy'),
  governance: thing('governance', ['organizationId']),
};

/** What a fact is called by its last field, where people ask for its value: roles, networks, host names, images. */
export const factKinds: Readonly<Record<string, string>> = {
  roleName: 'role',
  nodeRoleName: 'role',
  logGroupName: 'log group',
  cidr: 'network',
  privateCidr: 'network',
  publicCidr: 'network',
  serviceCidr: 'network',
  host: 'host name',
  hostname: 'host name',
  image: 'image',
  account: 'account',
};

const ranks = new Map(Object.keys(thingKinds).map((pattern, rank) => [pattern, rank]));

/** How soon a kind is meant, 0 the soonest; a fact after all things. */
export function rankOf(pattern: string): number {
  return ranks.get(pattern) ?? ranks.size;
}
