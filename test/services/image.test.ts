import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IgnoreStrategy } from 'aws-cdk-lib';
import { bundleCommand } from './bundle-command';

const root = process.cwd();
const dockerfile = readFileSync(join(root, 'lib/services/Dockerfile'), 'utf8');
const ignored = IgnoreStrategy.docker(root, readFileSync(join(root, '.dockerignore'), 'utf8').split('\n'));

const lines = (instruction: string) =>
  dockerfile
    .split('\n')
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

/** What is copied out of the folder of the repository, not out of an earlier stage. */
const copied = lines('COPY')
  .filter((line) => !line.startsWith('--from='))
  .flatMap((line) => line.split(' ').slice(0, -1));

test.each(copied)('the recipe copies %s, which is there and reaches the builder', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
  expect(ignored.ignores(join(root, path))).toBe(false);
});

test('the programs and the lock file reach the builder', () => {
  expect(copied).toEqual(expect.arrayContaining(['package-lock.json', 'lib/services']));
  expect(ignored.ignores(join(root, 'lib/services/authorizer/main.ts'))).toBe(false);
});

test.each([
  '.git/config',
  'node_modules/fastify/package.json',
  'regions/production.ts',
  'cdk.out/manifest.json',
  '.env',
])('%s does not reach the builder', (path) => {
  expect(ignored.ignores(join(root, path))).toBe(true);
});

test('every base image is of one exact version', () => {
  const images = lines('FROM').map((line) => line.split(' ')[0]);
  expect(images.length).toBeGreaterThan(0);
  for (const image of images) expect(image).toMatch(/^node:24\.\d+\.\d+-[a-z]+-slim$/);
});

test('it runs as the user of the Deployment, and Node is its entry point', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  expect(last).toContain('\nUSER 65532:65532\n');
  expect(last).toContain('\nENTRYPOINT ["node"]\n');
});

test('packages come from the lock file, without running any of their scripts, and the last stage holds none', () => {
  expect(lines('RUN')).toEqual([
    expect.stringMatching(/^npm ci --ignore-scripts /),
    bundleCommand(dockerfile).join(' '),
  ]);
  expect(dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))).not.toMatch(
    /\n(?:RUN|COPY (?!--from=build \/services ))/,
  );
});
