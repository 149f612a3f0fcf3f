import type { AuthorizerConfig } from '#topology';

/** What an authorizer in Stockholm is told, whose only peer stands in Spain. */
export const exampleConfig: AuthorizerConfig = {
  jurisdiction: 'eu',
  region: 'eu-north-1',
  listen: { port: 9191, statusPort: 9192 },
  pathPrefix: '/authorize',
  table: { name: 'test-eu-tenants', timeoutMs: 400 },
  cache: { freshSeconds: 30, staleSeconds: 900, unknownSeconds: 10, maxEntries: 1000 },
  tiers: ['free', 'enterprise'],
  versions: ['2026-04-01', '2026-10-01'],
  issuers: [
    {
      name: 'platform',
      issuer: 'https://id.example.net',
      audiences: ['https://api.example.com'],
      jwksUri: 'https://id.example.net/keys',
      keyCacheSeconds: 300,
      claims: { tenant: 'tenant', tier: 'tier', jurisdiction: 'jurisdiction' },
    },
  ],
  hop: {
    keyAlias: 'alias/test-eu-hop',
    periodSeconds: 3600,
    ttlSeconds: 500,
    peers: [{ region: 'eu-south-2', cidr: '10.32.0.0/16' }],
  },
  elsewhere: [
    { jurisdiction: 'us', host: 'us.api.example.com' },
    { jurisdiction: 'apac', host: null },
  ],
  headers: {
    tenant: 'x-tenant-id',
    tier: 'x-tier',
    jurisdiction: 'x-jurisdiction',
    version: 'x-api-version',
    hopToken: 'x-meridian-hop-token',
    hopOrigin: 'x-meridian-hop-origin',
    workloadToken: 'x-workload-token',
    rightHost: 'x-meridian-host',
    forwardedFor: 'x-forwarded-for',
  },
  drainSeconds: 0,
};
