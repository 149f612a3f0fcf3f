import { readFileSync } from 'node:fs';
import { parseBlueprint } from '#blueprint';
import { parseApiKey } from '#lib/services/authorizer/api-key';
import { awayMs, mostUnknown } from '#lib/services/authorizer/record-look-up';
import { deployments } from '#regions';
import { resolveTopology } from '#topology';

const page = readFileSync('docs/keys.md', 'utf8').replace(/\s+/g, ' ');

const configs = deployments.map(({ name, file, blueprint }) => {
  const { jurisdictions } = resolveTopology(parseBlueprint(blueprint, file));
  const regions = jurisdictions.flatMap((jurisdiction) => jurisdiction.regions);
  return { name, regions: regions.map(({ gateway }) => gateway.access.authorizer.config) };
});

test.each(configs)('docs/keys.md states what the authorizers of $name are told', ({ name, regions }) => {
  for (const { cache, table } of regions) {
    expect(page).toContain(`**${cache.freshSeconds} seconds at most**`);
    expect(page).toContain(`a key whose ${cache.freshSeconds} seconds are over`);
    expect(page).toContain(`works on, for ${cache.staleSeconds} seconds since it was last read`);
    expect(page).toContain(`before it was made is refused for ${cache.unknownSeconds} seconds more`);
    expect(page).toContain(`no answer within ${table.timeoutMs} ms`);
    const entries = cache.maxEntries.toLocaleString('en-US');
    expect(page).toContain(name === 'demo' ? `(${entries} in a demo)` : `A pod remembers ${entries} keys`);
  }
});

test('docs/keys.md states what the look-ups do', () => {
  expect(awayMs).toBe(1000);
  expect(page).toContain('counts as away for one second after each look-up that failed');
  expect(page).toContain(`when ${mostUnknown} of them are being looked up`);
});

test('the key that docs/keys.md shows is in the form of one', () => {
  const [key = ''] = /mrd_\S+/.exec(page) ?? [];
  expect(parseApiKey(key)).toEqual({ jurisdiction: 'eu', keyId: 'CvcTC7uWFLBs' });
});
