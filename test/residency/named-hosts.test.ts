import { parseBlueprint } from '#blueprint';
import { namedHosts } from '#lib/residency/named-hosts';
import { deployments } from '#regions';

const [production] = deployments.filter(({ name }) => name === 'production');

test('hosts of repository, images, issuers and names, each for what it is named for', () => {
  const blueprint = structuredClone(production?.blueprint) as Record<string, unknown>;
  const tokenIssuers = {
    staff: {
      issuer: 'https://id.example.org/',
      audiences: ['https://api.example.org'],
      jwksUri: 'https://keys.example.net/all',
    },
  };
  const parsed = parseBlueprint(
    { ...blueprint, tags: { page: 'wiki.example.com' }, api: { versions: [{ date: '2026-10-01' }], tokenIssuers } },
    'test',
  );
  expect(namedHosts(parsed).map(({ host, use }) => [host, use])).toEqual([
    ['git.example.com', 'source'],
    ['registry.example.com', 'image'],
    ['id.example.org', 'issuer'],
    ['keys.example.net', 'issuer'],
    ['api.example.org', 'issuer'],
    ['wiki.example.com', 'name'],
  ]);
});
