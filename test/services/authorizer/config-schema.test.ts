import { parseAuthorizerConfig } from '#lib/services/authorizer/config-schema';
import { exampleConfig } from './example-config';

type Change = (config: Record<string, unknown>) => void;

const changed = (change: Change): string => {
  const config = JSON.parse(JSON.stringify(exampleConfig)) as Record<string, unknown>;
  change(config);
  return JSON.stringify(config);
};

const within = (config: Record<string, unknown>, name: string) => config[name] as Record<string, unknown>;

describe('what the authorizer is told', () => {
  test('is read as it is written', () => {
    expect(parseAuthorizerConfig(JSON.stringify(exampleConfig))).toEqual(exampleConfig);
  });

  test.each<[string, Change, string]>([
    [
      'a port that there is not',
      (it) => (within(it, 'listen').port = 70_000),
      'listen.port: 70000; allowed: a whole number, 1-65535',
    ],
    [
      'one port for both',
      (it) => (it.listen = { port: 9191, statusPort: 9191 }),
      'listen.statusPort: 9191; allowed: another port than listen.port',
    ],
    [
      'a name that is missing',
      (it) => delete it.region,
      'region: missing; allowed: a name: lower-case letters, digits and hyphens, a letter first',
    ],
    ['no tier at all', (it) => (it.tiers = []), 'tiers: []; allowed: at least one tier'],
    [
      'the oldest version last',
      (it) => (it.versions = ['2026-10-01', '2026-04-01']),
      'versions: ["2026-10-01","2026-04-01"]; allowed: at least one version, the newest last',
    ],
    [
      'keys of an issuer by a way that anybody can change',
      (it) => (it.issuers = [{ ...exampleConfig.issuers[0], jwksUri: 'http://id.example.net/keys' }]),
      'issuers[0].jwksUri: "http://id.example.net/keys"; allowed: an address that begins with https://',
    ],
    [
      'one issuer twice',
      (it) => (it.issuers = [exampleConfig.issuers[0], exampleConfig.issuers[0]]),
      `issuers: ${JSON.stringify([exampleConfig.issuers[0], exampleConfig.issuers[0]])}; allowed: each issuer once`,
    ],
    [
      'hop tokens that outlive their keys',
      (it) => (it.hop = { ...exampleConfig.hop, ttlSeconds: 600, periodSeconds: 500 }),
      'hop.ttlSeconds: 600; allowed: at most periodSeconds',
    ],
    [
      'itself among its peers',
      (it) => (within(it, 'hop').peers = [{ region: 'eu-north-1', cidr: '10.0.0.0/16' }]),
      'hop.peers: [{"region":"eu-north-1","cidr":"10.0.0.0/16"}]; allowed: other Regions than its own',
    ],
    [
      'a network that is none',
      (it) => (within(it, 'hop').peers = [{ region: 'eu-south-2', cidr: '10.0.0.0' }]),
      'hop.peers[0].cidr: "10.0.0.0"; allowed: an IPv4 network such as 10.16.0.0/16',
    ],
    [
      'its own jurisdiction elsewhere',
      (it) => (it.elsewhere = [{ jurisdiction: 'eu', host: null }]),
      'elsewhere: [{"jurisdiction":"eu","host":null}]; allowed: other jurisdictions than its own',
    ],
    [
      'a shorter life without the table than with it',
      (it) => (it.cache = { ...exampleConfig.cache, staleSeconds: 5 }),
      'cache.staleSeconds: 5; allowed: at least freshSeconds',
    ],
  ])('%s is refused', (_, change, problem) => {
    expect(() => parseAuthorizerConfig(changed(change))).toThrow(
      `The configuration of the authorizer does not fit:\n  ${problem}`,
    );
  });
});
