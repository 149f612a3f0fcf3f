import { type Evidence, takeInventory } from '#evidence';
import { makeStateLock, parseStateLock, type StateLock, stateLockText } from '#operability';
import { findingsOf, shippedInput } from './subject';

const production = shippedInput('production');
const lock = makeStateLock(production.inventory);

describe('a lock', () => {
  test('survives its file', () => {
    expect(parseStateLock(JSON.parse(stateLockText(lock)), 'regions/production.lock.json')).toEqual(lock);
  });

  test('holds what a reviewer can read', () => {
    expect(lock.stacks['production/eu/Tables']?.quotas67FF5E01).toEqual({
      type: 'AWS::DynamoDB::GlobalTable',
      fixed: {
        KeySchema: [
          { AttributeName: 'tenant', KeyType: 'HASH' },
          { AttributeName: 'window', KeyType: 'RANGE' },
        ],
        TableName: 'production-eu-quotas',
      },
    });
  });

  test('is sorted, whichever way the templates are', () => {
    const turned: Evidence = {
      ...production.evidence,
      stacks: production.evidence.stacks.toReversed().map((stack) => ({
        ...stack,
        template: {
          ...stack.template,
          Resources: Object.fromEntries(Object.entries(stack.template.Resources).reverse()),
        },
      })),
    };
    expect(stateLockText(makeStateLock(takeInventory(turned)))).toBe(stateLockText(lock));
    expect(stateLockText(lock)).toMatch(
      /^\{\n {2}"version": 1,\n {2}"stacks": \{\n {4}"production\/ap-northeast-1\/Cluster"/,
    );
    expect(stateLockText(lock)).toMatch(/\n\}\n$/);
  });

  test('knows no queue whose messages are signals', () => {
    const ids = Object.values(lock.stacks).flatMap((resources) => Object.keys(resources));
    expect(ids.filter((id) => /Interruption/.test(id))).toEqual([]);
  });
});

const source = 'regions/mine.lock.json';
const table = { type: 'AWS::DynamoDB::Table', fixed: {} };

test.each([
  ['no object', [], ['the file is []; allowed: a value of the type object']],
  ['another version', { version: 2, stacks: {} }, ['version is 2; allowed: 1']],
  ['no stacks', { version: 1 }, ['stacks is missing; allowed: a value of the type object']],
  ['a key too many', { version: 1, stacks: {}, region: 'eu' }, ['region is an unknown key; allowed: version, stacks']],
  [
    'a type alone, as a name',
    { version: 1, stacks: { 'a/b': { T: 'AWS::DynamoDB::Table' } } },
    ['stacks.a/b.T is "AWS::DynamoDB::Table"; allowed: a value of the type object'],
  ],
  [
    'two faults at once',
    { version: 1, stacks: { 'a/b': { T: { ...table, type: 'Table' }, U: { ...table, name: 'u' } } } },
    [
      'stacks.a/b.T.type is "Table"; allowed: a type of CloudFormation, such as "AWS::S3::Bucket"',
      'stacks.a/b.U.name is an unknown key; allowed: type, fixed',
    ],
  ],
])('a file with %s is refused', (_, value, problems) => {
  expect(() => parseStateLock(value, source)).toThrow(problems.map((problem) => `${source}: ${problem}`).join('\n'));
});

const empty: StateLock = { version: 1, stacks: {} };

test.each([
  ["no lock is a warning: a blueprint of one's own has none at first", null, 'warning'],
  ['an empty lock is an error', empty, 'error'],
] as const)('%s', (_, given, severity) => {
  const findings = findingsOf('state-lock', { ...production, lock: given });
  expect(findings).toEqual([
    {
      rule: 'state-lock',
      severity,
      at: { file: 'production.lock.json', subject: null, property: null },
      message:
        'no lock tells where the 132 resources that hold state stood before: one that a refactoring would replace is not seen',
      mend: '`npx meridian verify production --update-lock` to write one',
      move: null,
    },
  ]);
});

test('a lock that the rendered files agree with leaves nothing to say', () => {
  expect(findingsOf('state-lock', { ...production, lock })).toEqual([]);
});

test('a stack that is gone as a whole is told by the lock', () => {
  const without: Evidence = {
    ...production.evidence,
    stacks: production.evidence.stacks.filter(({ path }) => path !== 'production/eu/Keys'),
  };
  const findings = findingsOf('state-lock', { ...production, lock, inventory: takeInventory(without) });
  expect(findings.map(({ at, message }) => [at.file, message])).toEqual([
    [
      'production.lock.json',
      'production/eu/Keys: Alias (AWS::KMS::Alias) is in the lock and no longer in the templates: its data would be left behind',
    ],
    [
      'production.lock.json',
      'production/eu/Keys: HopAlias (AWS::KMS::Alias) is in the lock and no longer in the templates: its data would be left behind',
    ],
    [
      'production.lock.json',
      'production/eu/Keys: HopPrimary (AWS::KMS::Key) is in the lock and no longer in the templates: its data would be left behind',
    ],
    [
      'production.lock.json',
      'production/eu/Keys: Primary (AWS::KMS::Key) is in the lock and no longer in the templates: its data would be left behind',
    ],
  ]);
});

test('a deployment that keeps no state needs no lock', () => {
  const { deployment } = production.topology;
  const forgetful = { ...deployment, state: { ...deployment.state, retained: false } };
  const topology = { ...production.topology, deployment: forgetful };
  expect(findingsOf('state-lock', { ...production, topology, lock: null })).toEqual([]);
});
