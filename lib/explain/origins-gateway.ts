import { fields, hostnameFields, ofModel, ofTier } from './fields';
import { copied, decided, type Origins, originsOf, planned } from './origin';

const source = 'lib/topology/resolve-gateway.ts';
const routes = 'lib/topology/resolve-routes.ts';
const access = 'lib/topology/resolve-access.ts';
const limits = 'lib/topology/resolve-rate-limits.ts';
const resilience = 'lib/topology/resolve-resilience.ts';
const names = 'lib/topology/names.ts';
const perRegion = "the tier's limit / (Regions - 1), rounded up: the loss of a Region cuts nobody";

/** Where the facts of a Region's gateway come from. */
export const gatewayOrigins: Origins = originsOf('jurisdictions.regions.gateway', {
  '': decided(source, 'how Envoy Gateway is told to run'),
  name: decided(names, 'meridian'),
  namespace: decided(names, 'gateway'),
  className: decided(names, 'meridian'),
  controllerName: decided(names, 'the controller of Envoy Gateway'),
  service: decided(names, 'meridian-gateway'),
  serviceNamespace: decided(names, 'envoy-gateway-system'),
  replicas: decided(source, 'three to twelve in production, one or two in a demo', 'kind'),
  pods: decided(source, 'one Envoy: large in production, small in a demo', 'kind'),
  listener: decided('lib/topology/resolve-network.ts', 'HTTPS on 8443 with a domain, HTTP on 8080 without', 'domain'),
  'listener.certificate.hosts': decided(
    'lib/topology/hostname.ts',
    'host names of the API and of the Region among its peers',
    ...hostnameFields,
    fields.region,
  ),
  'listener.proxyProtocol': decided(source, 'as the load balancers send it'),
  'targetGroups.name': decided(names, 'the target groups of the load balancers', 'name', fields.clientCidrs),
  'targetGroups.port': decided('lib/topology/resolve-network.ts', '8443 with a domain, 8080 without', 'domain'),
  versions: copied(source, 'api.versions'),
  'versions.isDefault': decided(source, 'the newest', 'api.versions'),
  'versions.notices': decided(
    'lib/topology/http-date.ts',
    'headers of answers that tell of a version that ends',
    'api.versions',
  ),
  trustedHeaders: decided('lib/topology/access-headers.ts', 'set by the gateway: copies of clients are removed'),
  modelOwner: decided(source, '<deployment>', 'name'),
  ...originsOf('access', {
    '': decided(access, 'who gets in, and what who does not is told'),
    headers: decided('lib/topology/access-headers.ts', 'what the parts of the request path tell each other'),
    clientCidrs: decided(
      access,
      'networks of clients and of the Regions',
      fields.regions,
      fields.clientCidrs,
      fields.cidrs,
    ),
    tokenIssuers: decided(access, 'those of the blueprint, their keys kept for five minutes', 'api.tokenIssuers'),
  }),
  ...routing(),
  ...originsOf('tiers', {
    name: copied(source, fields.tier),
    priority: copied(source, ofTier('priority')),
    requestsPerMinute: decided(source, perRegion, fields.regions, ofTier('requestsPerMinute')),
    burstPerSecond: decided(source, perRegion, fields.regions, ofTier('burstPerSecond')),
    tokensPerMinute: decided(source, perRegion, fields.regions, ofTier('tokensPerMinute')),
    tokensPerDay: decided(source, perRegion, fields.regions, ofTier('tokensPerDay')),
    concurrency: decided(source, perRegion, fields.regions, ofTier('concurrency')),
    safety: copied(source, ofTier('safety')),
  }),
  ...originsOf('rateLimits', {
    '': decided(limits, 'four limits for each tier, and what who reaches one is told'),
    'rules.tier': decided(limits, 'four for each tier', fields.tier),
    'rules.limit': decided(
      source,
      perRegion,
      fields.regions,
      ...['requestsPerMinute', 'burstPerSecond', 'tokensPerMinute', 'tokensPerDay'].map(ofTier),
    ),
  }),
  ...originsOf('resilience', {
    '': decided(resilience, 'when to try elsewhere, and when a pool counts as ill'),
    'retry.retries': decided(
      resilience,
      'as many as the longest route has priorities beyond the first',
      fields.regions,
      ofModel('routingClass'),
      ofModel('fallback'),
    ),
    circuit: planned(resilience, {
      how: 'twice what the largest pool runs at once / Envoys at least, and no less than 1,024',
      steps: ['replicas'],
      fields: ['kind'],
    }),
  }),
  errorAnswers: decided(
    'lib/topology/resolve-error-answers.ts',
    "answers in the form of the OpenAI API for what Envoy's own would be",
  ),
  'errorAnswers.body': decided(
    'lib/topology/resolve-error-answers.ts',
    'what is wrong, with the paths and versions that there are',
    'api.versions',
    ofModel('task'),
  ),
  accessLog: decided(
    'lib/topology/access-log.ts',
    'a line for each request: no prompt, no key, no address of a client',
  ),
  telemetry: decided(source, 'one request in a hundred is traced, in production', 'kind'),
  'telemetry.service': decided(names, 'the collector, in production', 'kind'),
  ...originsOf('guard', {
    '': copied(source, 'safety'),
    model: copied(source, 'safety.model'),
    categories: copied(source, 'safety.categories'),
    bands: copied(source, 'safety.bands'),
    deadlineMs: copied(source, 'safety.deadlineMs'),
  }),
  'limits.requestTimeoutSeconds': decided('lib/topology/request-timeout.ts', 'the longest answer at the slowest TPOT'),
  'limits.concurrent': decided('lib/topology/held-requests.ts', 'what its memory holds', 'kind'),
});

function routing(): Origins {
  return {
    ...originsOf('backends', {
      kind: decided(routes, 'local: a pool of this Region; peer: the gateway of another'),
      region: decided(routes, 'this Region, or the peer', fields.region),
      port: decided(routes, "8080 of a pool; a peer's is 443 with a domain, 80 without", 'domain'),
      tls: decided(routes, 'between Regions, with a domain', 'domain'),
      'headers.name': decided(routes, 'x-meridian-hop: no request goes round'),
      'headers.value': decided(routes, '<region> that sends it on', fields.region),
      headers: decided(routes, 'none for a pool of this Region'),
      removedHeaders: decided('lib/topology/access-headers.ts', 'what proves who a client is: engines never see it'),
      name: decided(routes, '<model>, or peer-<region>', fields.model, fields.region),
      host: decided(
        names,
        '<model>.models.svc.cluster.local, or the host name of the peer',
        fields.model,
        fields.region,
        ...hostnameFields,
      ),
    }),
    ...originsOf('routes', {
      name: decided(routes, '<task>-<version>, and -hopped for what a peer sent on', 'api.versions', ofModel('task')),
      version: decided(routes, 'one for each version of the API', 'api.versions'),
      task: decided(routes, 'one for each task that clients call', ofModel('task')),
      hopped: decided(routes, 'what a peer sent on has routes of its own, without peers'),
      paths: decided(routes, 'paths of the OpenAI API by task'),
      listed: decided(routes, 'models are listed by the newest version'),
      'rules.name': decided(routes, '<model>, or class-<routing class>', fields.model),
      'rules.models': decided(
        routes,
        'served name and aliases, or the name of the class',
        fields.model,
        ofModel('servedName'),
        ofModel('aliases'),
      ),
      'rules.backends.backend': decided(
        routes,
        'the pool, then the peers in failover order, then the smaller model',
        fields.model,
        fields.region,
        ofModel('fallback'),
      ),
      'rules.backends.priority': decided(
        routes,
        '0 the pool, then the peers in failover order, then the smaller model; in a class by rank',
        fields.regions,
        ofModel('routingClass'),
      ),
      'rules.backends.weight': decided(routes, "split by the candidate's share where there is one", ofModel('canary')),
      'rules.backends.modelOverride': decided(
        routes,
        'the served name, where a request may have another',
        fields.model,
        ofModel('servedName'),
        ofModel('aliases'),
      ),
    }),
  };
}
