import { z } from 'zod';
import type { AuthorizerConfig } from '#topology';

/** The file that the authorizer is told by does not fit: each problem with field, value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(`The configuration of the authorizer does not fit:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

const whole = (from: number, to: number) => {
  const error = `a whole number, ${from}-${to}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
};

const text = (form: RegExp, error: string) => z.string({ error }).regex(form, { error });

const list = <T extends z.ZodType>(of: T) => z.array(of).readonly();

const name = text(/^[a-z](?:[a-z0-9-]{0,62})$/, 'a name: lower-case letters, digits and hyphens, a letter first');
const filled = text(/^.{1,255}$/, 'text of 1-255 characters');
const header = text(/^[a-z0-9-]{1,64}$/, 'name of a header in lower case');
const claim = text(/^.{1,128}$/, 'name of a claim');
const cidr = z.cidrv4({ error: 'an IPv4 network such as 10.16.0.0/16' });

const issuer = z
  .strictObject({
    name,
    issuer: filled,
    audiences: list(filled).refine(({ length }) => length > 0, 'at least one audience'),
    jwksUri: z.url({ protocol: /^https$/, error: 'an address that begins with https://' }),
    keyCacheSeconds: whole(1, 86_400),
    claims: z.strictObject({ tenant: claim, tier: claim, jurisdiction: claim }).readonly(),
  })
  .readonly();

const hop = z
  .strictObject({
    keyAlias: text(/^alias\/[A-Za-z0-9/_-]{1,250}$/, 'alias of a KMS key, alias/…'),
    periodSeconds: whole(60, 86_400),
    ttlSeconds: whole(1, 3600),
    peers: list(z.strictObject({ region: name, cidr }).readonly()),
  })
  .readonly()
  // keys of one period and its neighbours are held: a token must not outlive that
  .refine(({ ttlSeconds, periodSeconds }) => ttlSeconds <= periodSeconds, {
    path: ['ttlSeconds'],
    error: 'at most periodSeconds',
  });

const cache = z
  .strictObject({
    freshSeconds: whole(1, 3600),
    staleSeconds: whole(1, 86_400),
    unknownSeconds: whole(1, 3600),
    maxEntries: whole(1, 10_000_000),
  })
  .readonly()
  .refine(({ freshSeconds, staleSeconds }) => freshSeconds <= staleSeconds, {
    path: ['staleSeconds'],
    error: 'at least freshSeconds',
  });

const port = whole(1, 65_535);

const schema = z
  .strictObject({
    jurisdiction: name,
    region: name,
    listen: z.strictObject({ port, statusPort: port }).readonly(),
    pathPrefix: text(/^(?:\/[A-Za-z0-9_-]+)+$/, 'a path without a slash at its end'),
    table: z.strictObject({ name: filled, timeoutMs: whole(1, 10_000) }).readonly(),
    cache,
    tiers: list(name).refine(({ length }) => length > 0, 'at least one tier'),
    versions: list(text(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-10-01')).refine(
      (versions) => versions.length > 0 && versions.every((date, at) => at === 0 || date > (versions[at - 1] ?? '')),
      'at least one version, the newest last',
    ),
    issuers: list(issuer).refine(
      (issuers) => new Set(issuers.map((each) => each.issuer)).size === issuers.length,
      'each issuer once',
    ),
    hop,
    elsewhere: list(z.strictObject({ jurisdiction: name, host: filled.nullable() }).readonly()),
    headers: z
      .strictObject({
        tenant: header,
        tier: header,
        jurisdiction: header,
        version: header,
        hopToken: header,
        hopOrigin: header,
        workloadToken: header,
        rightHost: header,
        forwardedFor: header,
      })
      .readonly(),
    drainSeconds: whole(0, 600),
  })
  .readonly()
  .refine(({ listen }) => listen.port !== listen.statusPort, {
    path: ['listen', 'statusPort'],
    error: 'another port than listen.port',
  })
  .refine((config) => config.hop.peers.every(({ region }) => region !== config.region), {
    path: ['hop', 'peers'],
    error: 'other Regions than its own',
  })
  .refine((config) => config.elsewhere.every(({ jurisdiction }) => jurisdiction !== config.jurisdiction), {
    path: ['elsewhere'],
    error: 'other jurisdictions than its own',
  }) satisfies z.ZodType<AuthorizerConfig>;

/**
 * Reads what the authorizer is told.
 *
 * @param json text of the file
 * @throws ConfigError with every problem at once
 */
export function parseAuthorizerConfig(json: string): AuthorizerConfig {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ConfigError(['it is no JSON']);
  }
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  throw new ConfigError(
    error.issues.map(
      ({ path, message }) => `${place(path)}: ${JSON.stringify(at(value, path)) ?? 'missing'}; allowed: ${message}`,
    ),
  );
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, step) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, step) : undefined),
    value,
  );
}

function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('');
}
