import { fields, ofModel } from './fields';
import { copied, decided, type Origins, originsOf } from './origin';

const source = 'lib/topology/resolve-authorizer.ts';
const told = 'lib/topology/resolve-authorizer-config.ts';
const names = 'lib/topology/names.ts';
const { jurisdiction } = fields;

/** Where the facts of a Region's authorizer come from. */
export const authorizerOrigins: Origins = originsOf('jurisdictions.regions.gateway.access.authorizer', {
  '': decided(source, 'how it is run, and how Envoys ask it'),
  name: decided(names, 'authorizer'),
  namespace: decided(names, 'gateway'),
  serviceAccount: decided(names, 'authorizer'),
  portName: decided(names, 'http'),
  host: decided(names, 'authorizer.gateway.svc.cluster.local'),
  port: decided(names, '9191'),
  'status.port': decided(names, '9192'),
  pathPrefix: decided(names, '/authorize'),
  'deployment.replicas': decided(source, 'three in production, two in a demo', 'kind'),
  'deployment.cpuMillis': decided(source, 'half a core in production, a twentieth in a demo', 'kind'),
  'deployment.memoryMiB': decided(source, '512 in production, 256 in a demo', 'kind'),
  'deployment.image': decided(source, "the blueprint's reference, else SERVICES_IMAGE for what CDK builds", 'image'),
  ...originsOf('config', {
    '': decided(told, 'what its program has to know'),
    jurisdiction: copied(told, jurisdiction),
    region: copied(told, fields.region),
    listen: decided(names, '9191 for Envoys, 9192 for its status'),
    pathPrefix: decided(names, '/authorize'),
    'table.name': decided(names, '<deployment>-<jurisdiction>-tenants', 'name', jurisdiction),
    'cache.maxEntries': decided(told, '50,000 in production, 5,000 in a demo', 'kind'),
    tiers: decided(told, 'names of the tiers', fields.tier),
    versions: decided(told, 'their dates', 'api.versions'),
    issuers: decided(told, 'those of the blueprint, their keys kept for five minutes', 'api.tokenIssuers'),
    'hop.keyAlias': decided(names, 'alias/<deployment>-<jurisdiction>-hop', 'name', jurisdiction),
    'hop.ttlSeconds': decided(
      told,
      'tries after the first x the longest wait for a first byte, and 30 s more',
      fields.regions,
      ofModel('routingClass'),
      ofModel('fallback'),
    ),
    'hop.peers.region': decided(told, 'the other Regions of the jurisdiction', fields.regions, fields.region),
    'hop.peers.cidr': copied(told, fields.cidr),
    'elsewhere.jurisdiction': decided(told, 'the other jurisdictions of the blueprint'),
    'elsewhere.host': decided('lib/topology/hostname.ts', 'host names of their APIs; none without a domain', 'domain'),
  }),
});
