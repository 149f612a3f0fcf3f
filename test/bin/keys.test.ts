import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type CreateOptions, createKeys } from '#bin/keys-create';
import { listTenantKeys } from '#bin/keys-list';
import { type RevokeOptions, revokeKeys } from '#bin/keys-revoke';
import { showOrChangeTenant } from '#bin/keys-tenant';
import { makeApiKey, matchesHash, parseApiKey } from '#lib/services/authorizer/api-key';
import { makeKeyDirectory } from '#lib/services/authorizer/key-directory';
import { openTenantTable } from '#lib/services/authorizer/tenant-table';
import { deployments } from '#regions';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { startTenantsTable, type TenantsTable, tenantsOf } from '#test/services/authorizer/tenants-table';
import { meridian, removeScratches, scratch } from './run-program';

jest.setTimeout(60_000);

const now = new Date('2026-11-21T12:00:00.000Z');
const later = new Date('2026-11-22T12:00:00.000Z');
const cwd = scratch();
/** Two jurisdictions of two Regions: quicker to resolve than a deployment that ships. */
const two = minimalBlueprint((draft) => {
  const region = (name: string, cidr: string) => ({ name, zones: ['a', 'b', 'c'].map((zone) => name + zone), cidr });
  draft.jurisdictions.us = {
    account: '444455556666',
    edge: 'none',
    regions: [region('us-east-1', '10.2.0.0/16'), region('us-east-2', '10.3.0.0/16')],
  };
  draft.traffic.chat.us = draft.traffic.chat.eu;
  draft.tiers = { free: draft.tiers.standard, standard: draft.tiers.standard, enterprise: draft.tiers.standard };
  draft.api.versions = [{ date: '2026-03-01', deprecated: '2026-10-01', sunset: '2027-04-01' }, { date: '2026-10-01' }];
});
const file = join(cwd, 'two.json');
writeFileSync(file, JSON.stringify(two));

let table: TenantsTable;
const outside = { ...process.env };
const none = join(cwd, 'none');
const environment = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: none,
  AWS_SHARED_CREDENTIALS_FILE: none,
};

beforeAll(async () => {
  const production = deployments.find(({ name }) => name === 'production')?.blueprint;
  const demo = deployments.find(({ name }) => name === 'demo')?.blueprint;
  table = await startTenantsTable(tenantsOf('eu', two), tenantsOf('us', demo), tenantsOf('eu', production));
});
beforeEach(() => {
  process.env = { ...outside, ...environment, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint };
});
afterAll(async () => {
  process.env = outside;
  removeScratches();
  await table.close();
});

/** Runs a verb in this process: its exit code and what it printed, or the error that the command line tells. */
async function run(verb: () => Promise<number>) {
  const texts = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((chunk) => {
      texts[name] += String(chunk);
      return true;
    }),
  );
  try {
    return { outcome: await verb(), ...texts };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { outcome: `${error.name}: ${error.message}`, ...texts };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const eu = { blueprint: file, jurisdiction: 'eu' };
const create = (options: Partial<CreateOptions> & { tenant: string }, at = now) =>
  run(() => createKeys({ ...eu, json: false, ...options }, at));
const list = (tenant: string, at = now) => run(() => listTenantKeys({ ...eu, tenant, format: 'table' }, at));
const revoke = (options: Partial<RevokeOptions> & { key: string }, at = now) =>
  run(() => revokeKeys({ ...eu, json: false, ...options }, at));
const change = (options: { tenant: string; tier?: string; pinVersion?: string }) =>
  run(() => showOrChangeTenant({ ...eu, json: false, ...options }));
const idOf = (text: string) => parseApiKey(text.trim())?.keyId ?? '';

test('a key is made: standard output holds it alone, and the authorizer knows it', async () => {
  const { outcome, stdout, stderr } = await create({ tenant: 'acme', tier: 'standard', expires: '90d' });
  const keyId = idOf(stdout);
  expect(outcome).toBe(0);
  expect(stdout).toMatch(/^mrd_eu_[0-9A-Za-z]{12}_[0-9A-Za-z]{46}\n$/);
  expect(stderr).toBe(
    [
      `Key ${keyId} of tenant acme (test, eu): tier standard, the newest API version, expires 2027-02-19T12:00:00.000Z.`,
      'This is the only time that it is shown:',
      `It works in eu-north-1 at once, in eu-south-2 within seconds. To revoke it: npx meridian keys revoke --blueprint ${file} --jurisdiction eu --key ${keyId}`,
      '',
    ].join('\n'),
  );
  const tenants = openTenantTable('test-eu-tenants', 'eu-north-1');
  const bounds = { freshSeconds: 30, staleSeconds: 900, unknownSeconds: 10, maxEntries: 10 };
  const holder = await makeKeyDirectory({ table: tenants, bounds, timeoutMs: 5000 }).find(keyId);
  tenants.close();
  expect(holder).toMatchObject({
    key: { tenant: 'acme', expiresAt: Date.parse('2027-02-19T12:00:00Z'), revokedAt: null },
    tenant: { tenant: 'acme', tier: 'standard', jurisdiction: 'eu', pinnedVersion: null },
  });
  expect(matchesHash(stdout.trim(), holder?.key.hash ?? Buffer.alloc(0))).toBe(true);
});

test('--json: everything in one document, nothing around it', async () => {
  const { outcome, stdout, stderr } = await create({
    tenant: 'json',
    tier: 'free',
    pinVersion: '2026-03-01',
    json: true,
  });
  const { key, ...rest } = JSON.parse(stdout) as { key: { text: string } };
  expect({ outcome, stderr }).toEqual({ outcome: 0, stderr: '' });
  expect(key).toEqual({ keyId: idOf(key.text), text: key.text, createdAt: now.toISOString(), expiresAt: null });
  expect(rest).toEqual({
    version: 1,
    deployment: 'test',
    jurisdiction: 'eu',
    table: 'test-eu-tenants',
    region: 'eu-north-1',
    tenant: { tenant: 'json', tier: 'free', pinnedVersion: '2026-03-01' },
  });
});

test('keys of a tenant with their states; no text and no hash of any', async () => {
  const good = await create({ tenant: 'states', tier: 'standard' });
  const expired = await create({ tenant: 'states', expires: '12h' }, new Date(now.getTime() + 1));
  const revoked = await create({ tenant: 'states', expires: '2027-01-31' }, new Date(now.getTime() + 2));
  await revoke({ key: idOf(revoked.stdout) }, later);
  const { stdout } = await list('states', later);
  expect(stdout).toBe(
    [
      'Tenant states (test, eu): tier standard, the newest API version',
      '',
      'KEY           STATE    CREATED               EXPIRES               REVOKED',
      `${idOf(good.stdout)}  good     2026-11-21T12:00:00Z  -                     -`,
      `${idOf(expired.stdout)}  expired  2026-11-21T12:00:00Z  2026-11-22T00:00:00Z  -`,
      `${idOf(revoked.stdout)}  revoked  2026-11-21T12:00:00Z  2027-01-31T00:00:00Z  2026-11-22T12:00:00Z`,
      '',
    ].join('\n'),
  );
  const json = await run(() => listTenantKeys({ ...eu, tenant: 'states', format: 'json' }, later));
  expect(JSON.parse(json.stdout)).toMatchObject({ version: 1, tenant: { tier: 'standard' }, keys: { length: 3 } });
  expect(json.stdout).not.toMatch(/hash|mrd_/);
});

test('revoked, and revoked again: since when it is, and how long it works', async () => {
  const key = (await create({ tenant: 'acme', tier: 'standard' })).stdout.trim();
  const keyId = idOf(key);
  expect((await revoke({ key, tenant: 'acme' })).stdout).toBe(
    [
      `Key ${keyId} of tenant acme is revoked since 2026-11-21T12:00:00.000Z in eu-north-1, and in eu-south-2 as soon as it is replicated.`,
      'It still works for 30 s at most; where the table cannot be read, for 900 s.',
      '',
    ].join('\n'),
  );
  expect((await revoke({ key: keyId }, later)).stdout).toBe(
    `Key ${keyId} of tenant acme was revoked at 2026-11-21T12:00:00.000Z already.\n`,
  );
  expect(JSON.parse((await revoke({ key: keyId, json: true }, later)).stdout)).toMatchObject({
    key: { keyId, tenant: 'acme', revokedAt: '2026-11-21T12:00:00.000Z' },
    countsWithinSeconds: { tableAnswers: 30, tableIsAway: 900 },
  });
});

test('a tenant changes when that is asked for, and not on the way', async () => {
  await create({ tenant: 'grows', tier: 'free' });
  const argv = `npx meridian keys tenant --blueprint ${file} --jurisdiction eu --tenant grows`;
  expect((await create({ tenant: 'grows', tier: 'enterprise', pinVersion: '2026-03-01' })).outcome).toBe(
    [
      `BadInputError: --tier: "enterprise" is not the tier of "grows"; allowed: free, or first: ${argv} --tier enterprise`,
      `--pin-version: "2026-03-01" is not the version of "grows"; allowed: none, or first: ${argv} --pin-version 2026-03-01`,
    ].join('\n'),
  );
  expect((await change({ tenant: 'grows' })).stdout).toBe(
    'Tenant grows (test, eu): tier free, the newest API version\n',
  );
  expect((await change({ tenant: 'grows', tier: 'enterprise', pinVersion: '2026-03-01' })).stdout).toBe(
    'Tenant grows (test, eu): tier enterprise, API version 2026-03-01\nThat counts within 30 s.\n',
  );
  expect((await create({ tenant: 'grows' })).outcome).toBe(0);
  expect((await change({ tenant: 'grows', pinVersion: 'none' })).stdout).toContain(
    'tier enterprise, the newest API version',
  );
});

test.each([
  {
    reason: 'a deployment of one jurisdiction',
    options: { blueprint: undefined, deployment: 'demo', jurisdiction: undefined, tier: 'free' },
    region: 'us-east-1',
  },
  { reason: 'a blueprint from anywhere', options: { blueprint: file }, region: 'eu-north-1' },
  { reason: 'another replica', options: { region: 'eu-south-2' }, region: 'eu-south-2' },
])('$reason: made there', async ({ options, region }) => {
  const { outcome, stdout } = await create({ tenant: 'there', tier: 'standard', json: true, ...options });
  expect({ outcome, region: (JSON.parse(stdout) as { region: string }).region }).toEqual({ outcome: 0, region });
});

const expiry =
  'allowed: 1h to 3650d, such as 90d or 12h, or a time within as long in ISO 8601, such as 2027-01-31 or 2027-01-31T12:00:00Z';
const tiers = 'allowed: free, standard, enterprise';

test.each([
  {
    reason: 'no jurisdiction of several',
    options: { jurisdiction: undefined },
    says: '--jurisdiction: none is given; allowed: eu, us',
  },
  {
    reason: 'a mistyped jurisdiction',
    options: { jurisdiction: 'eue' },
    says: '--jurisdiction: "eue" is not known; allowed: eu, us; did you mean "eu"?',
  },
  {
    reason: 'a Region of another jurisdiction',
    options: { region: 'us-east-1' },
    says: '--region: "us-east-1" has no replica of test-eu-tenants; allowed: eu-north-1, eu-south-2 (default: eu-north-1)',
  },
  {
    reason: 'a new tenant without a tier',
    options: {},
    says: `--tier: none is given, and "nobody" is no tenant of eu yet; ${tiers}`,
  },
  {
    reason: 'three at once',
    options: { tenant: 'No_One', tier: 'standrad', expires: '90' },
    says: [
      '--tenant: "No_One" is not a name; allowed: 1-63 lower-case letters, digits and hyphens, no hyphen first',
      `--tier: "standrad" is not known; ${tiers}; did you mean "standard"?`,
      `--expires: "90" is neither a duration nor a time; ${expiry}`,
    ].join('\n'),
  },
  {
    reason: 'a version that there is not',
    options: { tier: 'free', pinVersion: '2026-03-02' },
    says: '--pin-version: "2026-03-02" is not known; allowed: 2026-03-01, 2026-10-01, none; did you mean "2026-03-01"?',
  },
  {
    reason: 'a date that is over',
    options: { tier: 'free', expires: '2026-11-21' },
    says: `--expires: "2026-11-21" is over already; ${expiry}`,
  },
  {
    reason: 'no time at all',
    options: { tier: 'free', expires: '0d' },
    says: `--expires: "0d" is over already; ${expiry}`,
  },
  {
    reason: 'a date that does not exist',
    options: { tier: 'free', expires: '2027-02-30' },
    says: `--expires: "2027-02-30" is neither a duration nor a time; ${expiry}`,
  },
  {
    reason: 'a time without a zone',
    options: { tier: 'free', expires: '2027-01-31T12:00' },
    says: `--expires: "2027-01-31T12:00" is neither a duration nor a time; ${expiry}`,
  },
  {
    reason: 'more than ten years',
    options: { tier: 'free', expires: '4000d' },
    says: `--expires: "4000d" is too far away; ${expiry}`,
  },
])('create with $reason: told in words, and nothing is made', async ({ options, says }) => {
  const { outcome, stdout, stderr } = await create({ tenant: 'nobody', ...options });
  expect({ outcome, stdout, stderr }).toEqual({ outcome: `BadInputError: ${says}`, stdout: '', stderr: '' });
});

test('a tenant whose key was refused is not there', async () => {
  expect((await create({ tenant: 'refused', expires: '12h' })).outcome).toMatch(
    /^BadInputError: --tier: none is given, /,
  );
  const says = '--tenant: "refused" is no tenant of eu; allowed: one that `meridian keys create` has made there';
  for (const verb of [change, ({ tenant }: { tenant: string }) => list(tenant)]) {
    expect(await verb({ tenant: 'refused' })).toEqual({ outcome: `BadInputError: ${says}`, stdout: '', stderr: '' });
  }
});

const keyAllowed = 'allowed: the id of a key (12 letters and digits) or a whole key, mrd_eu_…';

test.each([
  {
    reason: 'an id that there is not',
    options: { key: 'AbsentAbsent' },
    says: '--key: "AbsentAbsent" is no key of eu; allowed: one that `meridian keys list` names',
  },
  { reason: 'no id', options: { key: 'x' }, says: `--key: "x" is not the id of a key; ${keyAllowed}` },
  {
    reason: 'a mistyped key',
    options: { key: `${makeApiKey('eu').text}x` },
    says: `--key: the key is mistyped: its checksum is wrong; ${keyAllowed}`,
  },
])('revoke with $reason: told in words', async ({ options, says }) => {
  expect(await revoke(options)).toEqual({ outcome: `BadInputError: ${says}`, stdout: '', stderr: '' });
});

test('revoke with a key of another jurisdiction, or of another tenant: told, without the key', async () => {
  const foreign = makeApiKey('us');
  expect((await revoke({ key: foreign.text })).outcome).toBe(
    `BadInputError: --key: "${foreign.keyId}" is a key of jurisdiction "us"; ${keyAllowed}`,
  );
  const keyId = idOf((await create({ tenant: 'acme', tier: 'standard' })).stdout);
  expect((await revoke({ key: keyId, tenant: 'globex' })).outcome).toBe(
    `BadInputError: --key: "${keyId}" is no key of tenant "globex" of eu; allowed: one that \`meridian keys list\` names`,
  );
});

describe('AWS does not do it', () => {
  let aws: Server;
  let answer: { readonly status: number; readonly type: string; readonly message: string };
  beforeAll(async () => {
    aws = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify({ __type: `com.amazon.coral.service#${answer.type}`, message: answer.message }));
      });
    });
    await new Promise<void>((listening) => aws.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => new Promise((closed) => aws.close(closed)));

  const place = 'DynamoDB at http://127.0.0.1:PORT';

  test.each([
    {
      reason: 'the role may not',
      answer: {
        status: 400,
        type: 'AccessDeniedException',
        message: 'User: arn:aws:iam::111122223333:user/me is not authorized to perform: dynamodb:GetItem',
      },
      says: "AWS denies it: User: arn:aws:iam::111122223333:user/me is not authorized to perform: dynamodb:GetItem; docs/keys.md lists what the operator's role needs",
    },
    {
      reason: 'the account has no such table',
      answer: { status: 400, type: 'ResourceNotFoundException', message: 'Requested resource not found' },
      says: 'eu-north-1 has no table test-eu-tenants in the account of these credentials; it belongs to account 111122223333, and the stack test/eu/Tables makes it',
    },
    {
      reason: 'the credentials are old',
      answer: {
        status: 400,
        type: 'ExpiredTokenException',
        message: 'The security token included in the request is expired',
      },
      says: 'AWS does not take these credentials (ExpiredTokenException): The security token included in the request is expired',
    },
    {
      reason: 'there are too many requests',
      answer: { status: 400, type: 'ThrottlingException', message: 'Rate exceeded' },
      says: `${place} takes no more requests of test-eu-tenants just now (ThrottlingException): try again in a minute`,
    },
    {
      reason: 'it is in trouble itself',
      answer: { status: 500, type: 'InternalServerError', message: 'Internal server error' },
      says: `${place} refuses it (InternalServerError): Internal server error`,
    },
  ])('$reason: told in words', async ({ answer: given, says }) => {
    answer = given;
    const { port } = aws.address() as AddressInfo;
    process.env.AWS_ENDPOINT_URL_DYNAMODB = `http://127.0.0.1:${port}`;
    expect(await create({ tenant: 'acme', tier: 'standard' })).toEqual({
      outcome: `CheckFailedError: ${says.replace('PORT', String(port))}`,
      stdout: '',
      stderr: '',
    });
  });

  test.each([
    {
      reason: 'there are no credentials',
      env: { AWS_ACCESS_KEY_ID: '' },
      says: 'CheckFailedError: no AWS credentials: Could not load credentials from any providers; set AWS_PROFILE, or log in to account 111122223333',
    },
    {
      reason: 'the endpoint is no address',
      env: { AWS_ENDPOINT_URL_DYNAMODB: 'localhost:1' },
      says: 'BadInputError: AWS_ENDPOINT_URL_DYNAMODB: "localhost:1" is not an address; allowed: one such as http://localhost:4567',
    },
  ])('$reason: told in words', async ({ env, says }) => {
    process.env = { ...process.env, ...env };
    expect(await list('acme')).toEqual({ outcome: says, stdout: '', stderr: '' });
  });
});

test('what the operator’s role needs, says docs/keys.md: the operations that the verbs use, and no other', () => {
  const said = readFileSync('docs/keys.md', 'utf8').match(/dynamodb:[A-Z][a-z]+[A-Za-z]*/g) ?? [];
  expect([...new Set(said)].sort()).toEqual(table.operations().map((operation) => `dynamodb:${operation}`));
});

test('on the command line: exit codes, and a key that a shell can keep', async () => {
  const env = { ...environment, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint };
  const argv = ['keys', 'create', 'production', '--jurisdiction', 'eu', '--tenant', 'shell'];
  const [made, wrong, down, missing] = await Promise.all([
    meridian([...argv, '--tier', 'standard'], { cwd, env }),
    meridian([...argv, '--tier', 'gold'], { cwd, env }),
    meridian(argv, { cwd, env: { ...env, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' } }),
    meridian(['keys', 'list', 'production'], { cwd, env }),
  ]);
  expect(parseApiKey(made.stdout.trim())?.jurisdiction).toBe('eu');
  expect(made).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Key /) });
  expect(wrong).toEqual({ code: 2, stdout: '', stderr: `--tier: "gold" is not known; ${tiers}\n` });
  expect(down).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'DynamoDB at http://127.0.0.1:9 does not answer (ECONNREFUSED): connect ECONNREFUSED 127.0.0.1:9\n',
  });
  expect(missing).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining("'--tenant <name>' not specified"),
  });
});

test('other verbs do not load the AWS SDK', async () => {
  const { code, stderr } = await meridian(['list', '--output', 'name'], { cwd, env: { NODE_DEBUG: 'module' } });
  expect(code).toBe(0);
  expect(stderr).toContain('bin/verbs/add-keys.ts');
  expect(stderr).not.toMatch(/@aws-sdk|lib\/services/);
});
