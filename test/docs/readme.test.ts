import { existsSync, readFileSync } from 'node:fs';

const readme = readFileSync('README.md', 'utf8');
const { scripts, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

function found(pattern: RegExp): readonly string[] {
  return [...new Set([...readme.matchAll(pattern)].map((match) => String(match[1])))];
}

test.each(found(/npm run ([\w:]+)/g))('npm run %s is a script', (name) => {
  expect(Object.keys(scripts)).toContain(name);
});

test.each(found(/\]\(([^)#]+)\)/g))('%s, linked to, is there', (path) => {
  expect(existsSync(path)).toBe(true);
});

test('the first screen says what it is and holds both commands', () => {
  const screen = readme.split('\n').slice(0, 40).join('\n');
  expect(screen).toContain('npm ci && npm run synth');
  expect(screen).toContain('npm test');
  expect(screen).toContain('`npm run synth` prints');
});

test('the version of the CDK CLI is the one that is pinned', () => {
  expect(found(/CDK CLI is pinned to (\d+\.\d+\.\d+)/g)).toEqual([devDependencies['aws-cdk']]);
});

test('the change that it shows is told like that', () => {
  const told = readFileSync('test/diff/golden/raise-a-burst-pool.txt', 'utf8').trimEnd();
  const shown = told
    .slice(told.indexOf('Topology '))
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`));
  expect(readme).toContain(shown.join('\n'));
});
