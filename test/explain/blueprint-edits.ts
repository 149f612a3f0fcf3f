/** One valid change of a blueprint, by which the Topology tells what hangs on a field. */
export interface BlueprintEdit {
  /** The field as origins name it. */
  readonly field: string;
  /** What the blueprint is given before, so that the change is valid, or tells something. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Path to new value; undefined takes the value away, so that its default holds. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Fields that it changes as well. */
  readonly also?: readonly string[];
  /** A name that becomes another wherever the blueprint has it. */
  readonly rename?: readonly [from: string, to: string];
}

const { area, model, load, tier } = {
  area: 'jurisdictions.us',
  model: 'models.chat-small',
  load: 'traffic.chat-small.us',
  tier: 'tiers.standard',
};
const place = 'jurisdictions.<jurisdiction>';
const region = `${place}.regions[<region>]`;
const ofModel = 'models.<model>';
const ofLoad = 'traffic.<model>.<jurisdiction>';
const ofTier = 'tiers.<tier>';
const bytes = 16_381_470_720;
const canary = {
  version: 'v2',
  weights: { source: 's3://candidates/small', bytes },
  percent: 10,
  stagesPercent: [10, 100],
};
const issuer = { issuer: 'https://id.example.com', audiences: ['api'], jwksUri: 'https://id.example.com/keys' };

const accelerated = { [`${area}.edge`]: 'global-accelerator' };
const virginia = { name: 'us-east-1', zones: ['us-east-1a', 'us-east-1b', 'us-east-1d'], cidr: '10.0.0.0/16' };
const ohio = { name: 'us-east-2', zones: ['us-east-2a', 'us-east-2b', 'us-east-2c'], cidr: '10.1.0.0/16' };
const oregon = { name: 'us-west-2', zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'], cidr: '10.2.0.0/16' };

const stockholm = {
  [`${area}.singleRegionReason`]: 'one Region is enough',
  [`${area}.regions`]: [
    { name: 'eu-north-1', zones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'], cidr: '10.16.0.0/16' },
  ],
  'traffic.chat-small.us.dailyCurve': undefined,
};

/** A second jurisdiction, to which the first one's authorizers send its tenants. */
const besideEurope = {
  'jurisdictions.eu': {
    account: '444455556666',
    edge: 'none',
    regions: [
      { name: 'eu-north-1', zones: ['eu-north-1a', 'eu-north-1b', 'eu-north-1c'], cidr: '10.16.0.0/16' },
      { name: 'eu-south-2', zones: ['eu-south-2a', 'eu-south-2b', 'eu-south-2c'], cidr: '10.17.0.0/16' },
    ],
  },
  'traffic.chat-small.eu': {
    requestsPerSecond: { p50: 1, p95: 2, peak: 3 },
    promptTokens: { mean: 1155, p95: 4000 },
    completionTokens: { mean: 250, p95: 750 },
  },
};

const deployment: readonly BlueprintEdit[] = [
  { field: 'name', set: { name: 'staging' } },
  { field: 'name', given: accelerated, set: { name: 'staging' } },
  { field: 'kind', set: { kind: 'demo' } },
  { field: 'domain.name', set: { 'domain.name': 'example.org' } },
  { field: 'domain.name', given: { [`${area}.hostedZoneId`]: null }, set: { 'domain.name': 'example.org' } },
  { field: 'domain.name', given: accelerated, set: { 'domain.name': 'example.org' } },
  { field: 'domain.name', given: besideEurope, set: { 'domain.name': 'example.org' } },
  {
    field: 'domain.hostedZoneId',
    given: { ...accelerated, [`${area}.hostedZoneId`]: null },
    set: { 'domain.hostedZoneId': 'Z9999' },
  },
  { field: 'domain.hostedZoneId', given: { [`${area}.hostedZoneId`]: null }, set: { 'domain.hostedZoneId': 'Z9999' } },
  {
    field: 'domain',
    given: { ...accelerated, kind: 'demo' },
    set: { domain: null },
  },
  { field: 'domain', given: { [`${area}.edge`]: 'none', [`${area}.clientCidrs`]: [] }, set: { domain: null } },
  { field: 'organization.id', set: { 'organization.id': 'o-exampleorg2' } },
  { field: 'organization.account', set: { 'organization.account': '210987654321' } },
  { field: 'organization', set: { organization: null } },
  {
    field: 'access.administrators',
    set: { 'access.administrators': ['arn:aws:iam::ACCOUNT_ID:role/x/platform-engineers'] },
  },
  { field: 'access.administrators', set: { 'access.administrators': ['arn:aws:iam::ACCOUNT_ID:role/sre'] } },
  { field: 'access.clusterEndpointCidrs', set: { 'access.clusterEndpointCidrs': ['203.0.113.0/24'] } },
  { field: 'repository.url', set: { 'repository.url': 'https://git.example.com/other.git' } },
  { field: 'repository.revision', set: { 'repository.revision': 'v1' } },
  { field: 'repository.path', set: { 'repository.path': 'rendered' } },
  { field: 'tags', set: { 'tags.owner': 'somebody', 'tags.extra': 'one' } },
  { field: 'delivery', set: { delivery: 'kubectl' } },
  { field: 'image', set: { image: { from: 'registry', reference: 'registry.example.com/platform/meridian:0.2.0' } } },
  { field: 'alerts.critical', set: { 'alerts.critical': 'other/pager' } },
  { field: 'alerts.warning', set: { 'alerts.warning': 'other/chat' } },
  { field: 'routing.pickerDialect', set: { 'routing.pickerDialect': 'gaie' } },
  { field: 'data.retention.hotDays', set: { 'data.retention.hotDays': 20 } },
  { field: 'data.retention.coldDays', given: { 'data.retention.hotDays': 10 }, set: { 'data.retention.coldDays': 60 } },
  { field: 'data.logBodies', set: { 'data.logBodies': true } },
  { field: 'data.erasureDeadlineDays', set: { 'data.erasureDeadlineDays': 20 } },
  { field: 'budgetUsdPerMonth', set: { budgetUsdPerMonth: 1_000_000 } },
];

const jurisdiction: readonly BlueprintEdit[] = [
  { field: place, rename: ['us', 'usa'], set: { 'jurisdictions.usa.legalSet': 'us' } },
  { field: place, given: accelerated, rename: ['us', 'usa'], set: { 'jurisdictions.usa.legalSet': 'us' } },
  { field: `${place}.account`, set: { [`${area}.account`]: '999922223333' } },
  { field: `${place}.hostname`, set: { [`${area}.hostname`]: 'llm.example.com' } },
  { field: `${place}.hostname`, given: accelerated, set: { [`${area}.hostname`]: 'llm.example.com' } },
  { field: `${place}.hostedZoneId`, set: { [`${area}.hostedZoneId`]: 'Z0US1' } },
  { field: `${place}.hostedZoneId`, given: accelerated, set: { [`${area}.hostedZoneId`]: null } },
  { field: `${place}.hostedZoneId`, set: { [`${area}.hostedZoneId`]: null } },
  { field: `${place}.edge`, set: { [`${area}.edge`]: 'global-accelerator' } },
  { field: `${place}.edge`, set: { [`${area}.edge`]: 'none' } },
  { field: `${place}.clientCidrs`, set: { [`${area}.clientCidrs`]: ['203.0.113.0/25'] } },
  { field: `${place}.clientCidrs`, set: { [`${area}.clientCidrs`]: [] } },
  { field: `${region}.name`, rename: ['us-east-2', 'us-west-2'] },
  { field: `${region}.name`, rename: ['us-east-1', 'us-west-2'] },
  { field: `${region}.name`, given: accelerated, rename: ['us-east-1', 'us-west-2'] },
  { field: `${place}.regions`, set: { [`${area}.regions`]: [ohio, virginia] } },
  {
    field: `${place}.regions`,
    given: { [`${area}.singleRegionReason`]: 'one Region is enough' },
    set: { [`${area}.regions`]: [virginia] },
  },
  { field: `${place}.regions`, given: accelerated, set: { [`${area}.regions`]: [virginia, ohio, oregon] } },
  { field: `${place}.regions`, set: { [`${area}.regions`]: [virginia, ohio, oregon] } },
  { field: `${place}.regions`, given: accelerated, set: { [`${area}.regions`]: [ohio, virginia] } },
  {
    field: `${place}.legalSet`,
    given: { ...stockholm, [`${area}.legalSet`]: 'eu' },
    set: { [`${area}.legalSet`]: 'se' },
  },
  {
    field: place,
    given: { ...stockholm, [`${area}.legalSet`]: 'se' },
    rename: ['us', 'eu'],
    set: { 'jurisdictions.eu.legalSet': undefined },
  },
  { field: `${region}.cidr`, set: { [`${area}.regions.0.cidr`]: '10.8.0.0/16' } },
  { field: `${region}.zones`, set: { [`${area}.regions.0.zones`]: ['us-east-1a', 'us-east-1c', 'us-east-1d'] } },
];

const models: readonly BlueprintEdit[] = [
  { field: ofModel, rename: ['chat-small', 'chat-tiny'], also: [`${ofModel}.fallback`] },
  { field: `${ofModel}.architecture`, set: { [`${model}.architecture.parameters`]: 12_000_000_000 } },
  { field: `${ofModel}.architecture`, set: { [`${model}.architecture.layers`]: 72 } },
  { field: `${ofModel}.servedName`, set: { [`${model}.servedName`]: 'small' } },
  { field: `${ofModel}.aliases`, set: { [`${model}.aliases`]: ['small'] } },
  { field: `${ofModel}.task`, set: { 'models.embed.task': 'moderate' } },
  { field: `${ofModel}.weights.source`, set: { [`${model}.weights.source`]: 's3://other/small' } },
  { field: `${ofModel}.weights.bytes`, set: { [`${model}.weights.bytes`]: 24_000_000_000 } },
  { field: `${ofModel}.precision`, set: { [`${model}.precision`]: 'fp8' } },
  { field: `${ofModel}.parallelism`, set: { 'models.chat-medium.parallelism.tensor': 4 } },
  {
    field: `${ofModel}.parallelism`,
    given: { 'models.chat-large.instances.burst': [] },
    set: { 'models.chat-large.parallelism.pipeline': 2 },
  },
  { field: `${ofModel}.contextTokens`, set: { [`${model}.contextTokens`]: 16_384 } },
  {
    field: `${ofModel}.engine.kind`,
    set: { [`${model}.engine.kind`]: 'simulator' },
  },
  { field: `${ofModel}.engine.image`, set: { [`${model}.engine.image`]: 'registry.example.com/vllm' } },
  { field: `${ofModel}.engine.version`, set: { [`${model}.engine.version`]: 'v0.9.9' } },
  { field: `${ofModel}.engine.arguments`, set: { [`${model}.engine.arguments`]: ['--enforce-eager'] } },
  { field: `${ofModel}.engine.maxSequences`, set: { [`${model}.engine.maxSequences`]: 8 } },
  { field: `${ofModel}.instances.base`, set: { [`${model}.instances.base`]: ['g6e.8xlarge'] } },
  { field: `${ofModel}.instances.base`, set: { 'models.chat-medium.instances.base': ['p5.48xlarge'] } },
  { field: `${ofModel}.instances.burst`, set: { [`${model}.instances.burst`]: ['g6e.8xlarge'] } },
  { field: `${ofModel}.instances.burst`, set: { 'models.chat-medium.instances.burst': ['p5en.48xlarge'] } },
  { field: `${ofModel}.instances.burst`, set: { [`${model}.instances.burst`]: ['g6e.4xlarge', 'g6e.12xlarge'] } },
  { field: `${ofModel}.instances.burst`, set: { 'models.chat-large.instances.burst': [] } },
  { field: `${ofModel}.canary`, set: { [`${model}.canary`]: canary } },
  { field: `${ofModel}.fallback`, set: { 'models.chat-large.fallback': 'chat-small' } },
  { field: `${ofModel}.fallback`, set: { 'models.chat-large.fallback': null } },
  {
    field: `${ofModel}.fallback`,
    given: Object.fromEntries(['small', 'medium', 'large'].map((size) => [`models.chat-${size}.routingClass`, null])),
    set: { 'models.chat-large.fallback': null, 'models.chat-medium.fallback': null },
  },
  { field: `${ofModel}.routingClass`, set: { [`${model}.routingClass`]: { name: 'chat', rank: 9 } } },
  { field: `${ofModel}.routingClass`, set: { [`${model}.routingClass`]: null } },
  { field: `${ofModel}.slo.ttft`, set: { [`${model}.slo.ttft`]: { boundMs: 1600 } } },
  { field: `${ofModel}.slo.ttft`, set: { [`${model}.slo.ttft`]: { boundMs: 1000, percentile: 99 } } },
  { field: `${ofModel}.slo.tpot`, set: { [`${model}.slo.tpot`]: { boundMs: 45 } } },
  { field: `${ofModel}.slo.availability`, set: { [`${model}.slo.availability`]: 0.99 } },
];

const scale: readonly BlueprintEdit[] = [
  { field: `${ofLoad}.requestsPerSecond`, set: { [`${load}.requestsPerSecond`]: { p50: 40, p95: 80, peak: 150 } } },
  {
    field: `${ofLoad}.requestsPerSecond`,
    set: { 'traffic.chat-large.us.requestsPerSecond': { p50: 8, p95: 16, peak: 30 } },
  },
  { field: `${ofLoad}.promptTokens`, set: { [`${load}.promptTokens`]: { mean: 3000, p95: 9000 } } },
  { field: `${ofLoad}.completionTokens`, set: { [`${load}.completionTokens`]: { mean: 500, p95: 1500 } } },
  { field: `${ofLoad}.regionShare`, set: { [`${load}.regionShare`]: { 'us-east-1': 0.8, 'us-east-2': 0.2 } } },
  {
    field: `${ofLoad}.dailyCurve`,
    set: { [`${load}.dailyCurve`]: Array.from({ length: 24 }, (_, hour) => hour / 23) },
  },
  { field: `${ofLoad}.dailyCurve`, set: { [`${load}.dailyCurve`]: undefined } },
  { field: 'capacity.spotShare', set: { 'capacity.spotShare': 0.2 } },
  { field: 'capacity.survive', set: { 'capacity.survive': ['node-loss'] } },
  { field: 'capacity.headroomReplicas', set: { 'capacity.headroomReplicas': 3 } },
  { field: 'capacity.headroomReplicas', set: { 'capacity.headroomReplicas': 0 } },
  { field: 'capacity.nodePoolLimits', set: { 'capacity.nodePoolLimits': { 'h200-spot': 30, 'l40s-spot': 40 } } },
  {
    field: 'capacity.reservations',
    set: {
      'capacity.reservations': [
        { id: 'cr-0123456789abcdef0', region: 'us-east-1', instanceType: 'p5en.48xlarge', instances: 2 },
      ],
    },
  },
  {
    field: 'capacity.overrides',
    set: {
      'capacity.overrides': [
        { model: 'chat-small', region: 'us-east-1', baseReplicas: 20, burstMinReplicas: 5, burstMaxReplicas: 40 },
      ],
    },
  },
];

const requests: readonly BlueprintEdit[] = [
  { field: ofTier, rename: ['standard', 'plus'] },
  { field: `${ofTier}.requestsPerMinute`, set: { [`${tier}.requestsPerMinute`]: 700 } },
  { field: `${ofTier}.burstPerSecond`, set: { [`${tier}.burstPerSecond`]: 44 } },
  { field: `${ofTier}.tokensPerMinute`, set: { [`${tier}.tokensPerMinute`]: 700_000 } },
  { field: `${ofTier}.tokensPerDay`, set: { [`${tier}.tokensPerDay`]: 90_000_000 } },
  { field: `${ofTier}.concurrency`, set: { [`${tier}.concurrency`]: 33 } },
  { field: `${ofTier}.priority`, set: { [`${tier}.priority`]: 5 } },
  { field: `${ofTier}.priority`, set: { [`${tier}.priority`]: 0 } },
  { field: `${ofTier}.safety`, set: { [`${tier}.safety`]: 'fail-open' } },
  { field: 'safety.categories', set: { 'safety.categories': ['violence'] } },
  { field: 'safety.bands', set: { 'safety.bands': { block: 0.8, review: 0.5 } } },
  { field: 'safety.deadlineMs', set: { 'safety.deadlineMs': 700 } },
  { field: 'safety.model', given: { 'models.embed.task': 'guard' }, set: { 'safety.model': 'embed' } },
  { field: 'safety', set: { safety: null } },
  { field: 'batchWorker.image', set: { 'batchWorker.image': 'registry.example.com/platform/batch-worker:2.0.0' } },
  { field: 'batchWorker.maxReplicas', set: { 'batchWorker.maxReplicas': 9 } },
  { field: 'batchWorker.messagesPerReplica', set: { 'batchWorker.messagesPerReplica': 9 } },
  { field: 'batchWorker.drainSeconds', set: { 'batchWorker.drainSeconds': 90 } },
  { field: 'batchWorker.cpuMillis', set: { 'batchWorker.cpuMillis': 600 } },
  { field: 'batchWorker.memoryMiB', set: { 'batchWorker.memoryMiB': 640 } },
  { field: 'batchWorker', set: { batchWorker: null } },
  { field: 'api.versions', set: { 'api.versions.0.sunset': '2027-05-01', 'api.versions.0.deprecated': '2026-11-01' } },
  { field: 'api.versions', set: { 'api.versions': [{ date: '2026-10-01' }] } },
  { field: 'api.versions', set: { 'api.versions.1.deprecated': '2027-01-01' } },
  { field: 'api.tokenIssuers', set: { 'api.tokenIssuers': { corporate: issuer } } },
];

/** At least one change of each field that any origin names. */
export const blueprintEdits: readonly BlueprintEdit[] = [
  ...deployment,
  ...jurisdiction,
  ...models,
  ...scale,
  ...requests,
];
