import type { Gateway } from '#topology';
import { authorizerFacts } from './authorizer-facts';
import { allowance, type FieldsOf, fact, floor, type ThingOf, thing } from './fact';

/** What a Region of the jurisdiction more or less moves: peers, and the places behind them. */
const ofRegions = { region: 'mention' } as const;

const access: FieldsOf<Gateway['access']> = {
  clientCidrs: fact('security', {
    words: 'allowed networks',
    isSet: true,
    follows: { region: 'mention', value: 'mention' },
  }),
  authorizer: authorizerFacts,
  headers: fact('security', { words: 'headers of the authorizer' }),
  tokenIssuers: fact('security', { words: 'token issuer' }),
  refusals: fact('cosmetic', { words: 'text of refusals' }),
};

const routes: ThingOf<Gateway['routes'][number]> = thing(
  'route',
  { group: 'availability', follows: { version: 'mention' } },
  {
    name: fact('availability'),
    version: fact('availability'),
    task: fact('availability'),
    hopped: fact('availability'),
    paths: fact('availability', { words: 'paths' }),
    listed: fact('availability', { words: 'listed', follows: { version: 'own' } }),
    rules: thing(
      'routing rule',
      { group: 'availability', follows: { pool: 'mention' } },
      {
        name: fact('availability'),
        models: fact('availability', { words: 'names', follows: { value: 'mention' } }),
        backends: thing(
          'backend',
          { group: 'availability', follows: { pool: 'mention', region: 'mention' } },
          {
            backend: fact('availability'),
            priority: fact('availability', { words: 'priority', follows: { region: 'numbers', pool: 'numbers' } }),
            weight: fact('availability', { words: 'weight' }),
            modelOverride: fact('availability', { words: 'asked as', follows: { value: 'own' } }),
          },
        ),
      },
    ),
  },
);

const tiers: ThingOf<Gateway['tiers'][number]> = thing(
  'tier',
  { group: 'security', removed: 'availability', causes: 'tier' },
  {
    name: fact('security'),
    priority: fact('availability', { words: 'priority' }),
    requestsPerMinute: allowance('requests a minute'),
    burstPerSecond: allowance('requests a second'),
    tokensPerMinute: allowance('tokens a minute'),
    tokensPerDay: allowance('tokens a day'),
    concurrency: allowance('requests at once'),
    safety: fact('security', { words: 'when the guard is away' }),
  },
);

const rateLimits: FieldsOf<Gateway['rateLimits']> = {
  rules: thing(
    'rate limit',
    { group: 'security', follows: { tier: 'own' } },
    {
      tier: fact('security'),
      counts: fact('security'),
      limit: fact('security', { words: 'limit', follows: { tier: 'own-numbers' } }),
      unit: fact('security'),
    },
  ),
  answer: fact('cosmetic', { words: 'answer beyond a limit' }),
  cost: fact('security', { words: 'what a request costs' }),
};

const resilience: FieldsOf<Gateway['resilience']> = {
  lookUpSeconds: fact('availability', { words: 'look-ups of backends' }),
  retry: {
    retries: fact('availability', { words: 'retries', follows: { region: 'numbers', pool: 'numbers' } }),
    attemptsPerPriority: fact('availability', { words: 'attempts a priority' }),
    triggers: fact('availability', { words: 'what is tried again' }),
    statusCodes: fact('availability', { words: 'statuses that are tried again' }),
    firstByteSeconds: fact('availability', { words: 'longest wait for a first byte' }),
    backOff: fact('availability', { words: 'back-off' }),
  },
  health: fact('availability', { words: 'passive health checks' }),
  circuit: fact('availability', { words: 'circuit breaker' }),
};

export const gatewayFacts: ThingOf<Gateway> = thing(
  'gateway',
  { group: 'availability', naming: 'broad' },
  {
    name: fact('availability'),
    namespace: fact('availability', { words: 'namespace', isRepeated: true }),
    className: fact('availability', { words: 'class' }),
    controllerName: fact('availability', { words: 'controller' }),
    service: fact('availability', { words: 'service', isRepeated: true }),
    serviceNamespace: fact('availability', { words: 'namespace of its Envoys', isRepeated: true }),
    replicas: { min: floor({ words: 'least Envoys' }), max: floor({ words: 'most Envoys' }) },
    pods: {
      cpuMillis: fact('capacity', { words: 'CPU of an Envoy' }),
      memoryMiB: fact('capacity', { words: 'memory of an Envoy' }),
      targetCpuPercent: fact('capacity', { words: 'CPU beyond which another starts' }),
      maxUnavailable: fact('availability', { words: 'most Envoys away at once' }),
    },
    listener: fact('security', { words: 'listener' }),
    readinessPath: fact('availability', { words: 'readiness path', isRepeated: true }),
    targetGroups: fact('availability', { words: 'target group' }),
    versions: thing(
      'API version',
      { group: 'availability', causes: 'version' },
      {
        date: fact('availability'),
        deprecated: fact('availability', { words: 'deprecated' }),
        sunset: fact('availability', { words: 'ends' }),
        isDefault: fact('availability', { words: 'default' }),
        notices: fact('cosmetic', { words: 'notices', follows: { version: 'own' } }),
      },
    ),
    versionHeader: fact('availability', { words: 'header of the version', isRepeated: true }),
    modelHeader: fact('availability', { words: 'header of the model', isRepeated: true }),
    hopHeader: fact('security', { words: 'header of hops', isRepeated: true }),
    pathHeader: fact('availability', { words: 'header of the path', isRepeated: true }),
    trustedHeaders: fact('security', { words: 'headers that clients may not set' }),
    trustedPrefixes: fact('security', { words: 'headers that clients may not set' }),
    access,
    backends: thing(
      'backend',
      { group: 'availability', follows: { pool: 'mention', ...ofRegions } },
      {
        name: fact('availability'),
        kind: fact('availability'),
        region: fact('availability', { words: 'Region' }),
        host: fact('availability', { words: 'host' }),
        port: fact('availability'),
        tls: fact('security', { words: 'TLS' }),
        headers: fact('availability', { words: 'headers' }),
        removedHeaders: fact('security', { words: 'headers taken off' }),
      },
    ),
    routes,
    modelOwner: fact('cosmetic', { words: 'owner of models' }),
    tiers,
    rateLimits,
    resilience,
    errorAnswers: fact('cosmetic', { words: 'answers to errors' }),
    accessLog: fact('security', { words: 'fields of the access log' }),
    telemetry: fact('availability', { words: 'telemetry' }),
    guard: fact('security', { words: 'guard' }),
    limits: fact('availability', { words: 'limits' }),
  },
);
