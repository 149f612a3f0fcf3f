import type { Authorizer, AuthorizerConfig } from '#topology';
import { companion } from './companion-facts';
import { type FieldsOf, fact, type ThingOf, thing } from './fact';

/** What its program is told. Much of it follows from other facts of the Region, which are named beside it. */
const config: FieldsOf<AuthorizerConfig> = {
  jurisdiction: fact('security'),
  region: fact('security'),
  listen: fact('availability', { words: 'ports' }),
  pathPrefix: fact('availability'),
  table: {
    name: fact('security', { words: 'table', isRepeated: true }),
    timeoutMs: fact('availability', { words: 'longest wait for the table' }),
  },
  cache: {
    freshSeconds: fact('security', { words: 'how long a revoked key works' }),
    staleSeconds: fact('security', { words: 'how long known keys work without the table' }),
    unknownSeconds: fact('availability', { words: 'how long a key stays unknown' }),
    maxEntries: fact('capacity', { words: 'keys remembered' }),
  },
  tiers: fact('security', { words: 'tiers admitted', isSet: true, follows: { tier: 'mention' } }),
  versions: fact('availability', { words: 'versions', follows: { version: 'mention' } }),
  issuers: fact('security', { words: 'token issuer' }),
  hop: {
    keyAlias: fact('security', { words: 'key of hop tokens', isRepeated: true }),
    periodSeconds: fact('security', { words: 'life of a signing key' }),
    ttlSeconds: fact('security', {
      words: 'life of a hop token',
      follows: { region: 'numbers', pool: 'numbers' },
    }),
    peers: thing(
      'peer of the authorizer',
      { group: 'security', follows: { region: 'mention' } },
      { region: fact('security'), cidr: fact('security', { words: 'network', follows: { value: 'mention' } }) },
    ),
  },
  elsewhere: thing(
    'other jurisdiction',
    { group: 'residency' },
    { jurisdiction: fact('residency'), host: fact('residency', { words: 'host name' }) },
  ),
  headers: fact('security', { words: 'headers of the authorizer' }),
  drainSeconds: fact('availability', { words: 'drain' }),
};

export const authorizerFacts: ThingOf<Authorizer> = thing(
  'authorizer',
  { group: 'security', naming: 'broad' },
  {
    name: fact('security', { isRepeated: true }),
    namespace: fact('security', { words: 'namespace', isRepeated: true }),
    serviceAccount: fact('security', { words: 'service account', isRepeated: true }),
    deployment: companion,
    config,
    portName: fact('availability'),
    status: fact('availability', { words: 'status port' }),
    host: fact('security', { words: 'host' }),
    port: fact('availability', { words: 'port', isRepeated: true }),
    pathPrefix: fact('availability', { words: 'path', isRepeated: true }),
    timeoutMs: fact('availability', { words: 'longest wait' }),
    retries: fact('availability', { words: 'tries after the first' }),
    retryTriggers: fact('availability', { words: 'what is tried again' }),
    lookUpSeconds: fact('availability', { words: 'look-ups of its name' }),
    ejection: fact('availability', { words: 'when a pod is left out' }),
    failOpen: fact('security', { words: 'open when it is away' }),
    statusOnError: fact('availability', { words: 'answer when it is away' }),
    shownHeaders: fact('security', { words: 'headers that it is shown' }),
    takenHeaders: fact('security', { words: 'headers that it sets' }),
  },
);
