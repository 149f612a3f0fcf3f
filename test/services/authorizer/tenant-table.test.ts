import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { createKey } from '#lib/services/authorizer/key-admin';
import { makeKeyDirectory } from '#lib/services/authorizer/key-directory';
import { keyItemKey } from '#lib/services/authorizer/key-items';
import { DirectoryUnavailableError } from '#lib/services/authorizer/key-record';
import type { LookUpOutcome } from '#lib/services/authorizer/record-look-up';
import { createTenant } from '#lib/services/authorizer/tenant-admin';
import { openTenantTable, type TenantTable } from '#lib/services/authorizer/tenant-table';
import { startTenantsTable, type TenantsTable, tenantsOf } from './tenants-table';

const outside = { ...process.env };
const bounds = { freshSeconds: 30, staleSeconds: 900, unknownSeconds: 10, maxEntries: 100 };
const now = new Date('2026-11-21T12:00:00.000Z');
const abort = new AbortController().signal;

let stored: TenantsTable;
const opened: TenantTable[] = [];

/** The table of tenants at an endpoint, as the environment names it to the authorizer. */
function open(endpoint: string): TenantTable {
  process.env = { ...outside, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'none' };
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  const table = openTenantTable(stored.name, 'eu-north-1');
  opened.push(table);
  return table;
}

beforeAll(async () => {
  stored = await startTenantsTable(tenantsOf('eu'));
});
afterEach(() => {
  for (const table of opened.splice(0)) table.close();
});
afterAll(async () => {
  process.env = outside;
  await stored.close();
});

test('what the operator writes is what the authorizer reads', async () => {
  const access = { documents: stored.documents, tableName: stored.name, jurisdiction: 'eu' };
  await createTenant(access, { tenant: 'acme', tier: 'standard', pinnedVersion: '2026-10-01' }, now);
  const { keyId } = await createKey(access, { tenant: 'acme', expiresAt: now }, now);
  const table = open(stored.endpoint);
  expect(await table.readTenant('acme', abort)).toEqual({
    tenant: 'acme',
    tier: 'standard',
    jurisdiction: 'eu',
    pinnedVersion: '2026-10-01',
  });
  expect(await table.readKey(keyId, abort)).toMatchObject({ keyId, tenant: 'acme', expiresAt: now.getTime() });
  expect(await table.readKey('AbsentAbsent', abort)).toBeUndefined();
  expect(await table.readTenant('nobody', abort)).toBeUndefined();
});

test.each([
  { reason: 'no hash', item: { tenant: 'acme' }, says: 'hash is missing or no text' },
  { reason: 'half a hash', item: { tenant: 'acme', hash: 'a'.repeat(32) }, says: 'hash is not 64 hexadecimal digits' },
  {
    reason: 'a hash in capitals',
    item: { tenant: 'acme', hash: 'A'.repeat(64) },
    says: 'hash is not 64 hexadecimal digits',
  },
  { reason: 'no tenant', item: { hash: 'a'.repeat(64) }, says: 'tenant is missing or no text' },
  {
    reason: 'a revocation that is no time',
    item: { tenant: 'acme', hash: 'a'.repeat(64), revokedAt: 'yesterday' },
    says: 'revokedAt is no time in ISO 8601',
  },
  {
    reason: 'an end that is a number',
    item: { tenant: 'acme', hash: 'a'.repeat(64), expiresAt: 1_700_000_000 },
    says: 'expiresAt is missing or no text',
  },
])('an item with $reason: nobody is admitted on it', async ({ item, says }) => {
  const keyId = 'Malformed001';
  await stored.documents.send(new PutCommand({ TableName: stored.name, Item: { ...keyItemKey(keyId), ...item } }));
  const directory = makeKeyDirectory({ table: open(stored.endpoint), bounds, timeoutMs: 5000 });
  await expect(directory.find(keyId)).rejects.toThrow(`key ${keyId}: ${says}`);
});

describe('a table that this process plays', () => {
  let server: Server;
  let endpoint: string;
  let respond: (body: Readonly<Record<string, unknown>>) => { status: number; body: unknown } | 'nothing';
  const asked: Readonly<Record<string, unknown>>[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      request.on('end', () => {
        const body = JSON.parse(text) as Record<string, unknown>;
        asked.push(body);
        const answer = respond(body);
        if (answer === 'nothing') return;
        response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => void asked.splice(0));
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  });

  const item = {
    Item: { tenant: { S: 'acme' }, hash: { S: 'a'.repeat(64) }, tier: { S: 'standard' }, jurisdiction: { S: 'eu' } },
  };

  test('is read consistently, one item at a time', async () => {
    respond = () => ({ status: 200, body: item });
    await makeKeyDirectory({ table: open(endpoint), bounds, timeoutMs: 5000 }).find('Key000000001');
    expect(asked).toEqual([
      { TableName: 'test-eu-tenants', Key: { pk: { S: 'key#Key000000001' }, sk: { S: 'key' } }, ConsistentRead: true },
      { TableName: 'test-eu-tenants', Key: { pk: { S: 'tenant#acme' }, sk: { S: 'tenant' } }, ConsistentRead: true },
    ]);
  });

  test('hangs: given up in time, a known key lives on, and the table is asked again when it answers', async () => {
    respond = () => ({ status: 200, body: item });
    const outcomes: LookUpOutcome[] = [];
    let clock = 0;
    const directory = makeKeyDirectory({
      table: open(endpoint),
      bounds,
      timeoutMs: 150,
      onOutcome: (outcome) => outcomes.push(outcome),
      now: () => clock,
    });
    const known = await directory.find('Key000000001');
    clock += 30_000;
    respond = () => 'nothing';
    expect(await directory.find('Key000000001')).toEqual(known);
    await expect(directory.find('Key000000002')).rejects.toThrow(DirectoryUnavailableError);
    expect(outcomes.filter((outcome) => outcome === 'stale')).toHaveLength(2);
    respond = () => ({ status: 200, body: { Item: { ...item.Item, revokedAt: { S: now.toISOString() } } } });
    clock += 1000;
    expect((await directory.find('Key000000001'))?.key.revokedAt).toBe(now.getTime());
  });

  test.each([
    { reason: 'it is overloaded', status: 400, type: 'ThrottlingException' },
    { reason: 'the role may not read it', status: 400, type: 'AccessDeniedException' },
    { reason: 'it is not there', status: 400, type: 'ResourceNotFoundException' },
    { reason: 'it is in trouble', status: 500, type: 'InternalServerError' },
  ])('$reason: unknown keys are refused, with the reason for the log', async ({ status, type }) => {
    respond = () => ({ status, body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: `says ${type}` } });
    const directory = makeKeyDirectory({ table: open(endpoint), bounds, timeoutMs: 5000 });
    await expect(directory.find('Key000000001')).rejects.toThrow(`the table of tenants cannot be asked: says ${type}`);
  });
});
