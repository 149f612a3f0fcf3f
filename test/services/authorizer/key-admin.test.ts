import { DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { hashApiKey, parseApiKey } from '#lib/services/authorizer/api-key';
import { createKey, KeyNotConfirmedError, listKeys, revokeKey } from '#lib/services/authorizer/key-admin';
import { keyItemKey, readKeyItem } from '#lib/services/authorizer/key-items';
import type { TableAccess } from '#lib/services/authorizer/table-access';
import { startTenantsTable, type TenantsTable, tenantsOf } from './tenants-table';

let table: TenantsTable;
let access: TableAccess;
beforeAll(async () => {
  table = await startTenantsTable(tenantsOf('eu'));
  access = { documents: table.documents, tableName: table.name, jurisdiction: 'eu' };
});
afterAll(() => table.close());

const now = new Date('2026-11-21T12:00:00.000Z');
const later = new Date('2026-11-22T12:00:00.000Z');

test('a key is made: its text can be read, and what is kept of it is its hash', async () => {
  const key = await createKey(access, { tenant: 'acme', expiresAt: later }, now);
  expect(parseApiKey(key.text)).toEqual({ jurisdiction: 'eu', keyId: key.keyId });
  const item = await itemOf(key.keyId);
  expect(item).toEqual({
    pk: `key#${key.keyId}`,
    sk: 'key',
    tenant: 'acme',
    hash: hashApiKey(key.text).toString('hex'),
    createdAt: '2026-11-21T12:00:00.000Z',
    expiresAt: '2026-11-22T12:00:00.000Z',
  });
  expect(readKeyItem(key.keyId, item ?? {})).toEqual({
    keyId: key.keyId,
    tenant: 'acme',
    hash: hashApiKey(key.text),
    expiresAt: later.getTime(),
    revokedAt: null,
  });
});

test('keys of a tenant, by the index: its own alone, the oldest first, and nothing of their hashes', async () => {
  const second = await createKey(access, { tenant: 'globex', expiresAt: null }, later);
  const first = await createKey(access, { tenant: 'globex', expiresAt: later }, now);
  await createKey(access, { tenant: 'globex-two', expiresAt: null }, now);
  const common = { tenant: 'globex', revokedAt: null };
  expect(await listKeys(access, 'globex')).toEqual([
    { ...common, keyId: first.keyId, createdAt: now.toISOString(), expiresAt: later.toISOString() },
    { ...common, keyId: second.keyId, createdAt: later.toISOString(), expiresAt: null },
  ]);
  expect(await listKeys(access, 'nobody')).toEqual([]);
});

test('a tenant with more keys than one page of the index holds: all are listed', async () => {
  // 1 MiB a page: the name of the tenant stands in the projection of each
  const tenant = 'many';
  const names = Array.from({ length: 30 }, (_, index) => `Key${String(index).padStart(9, '0')}`);
  for (const keyId of names) {
    const filler = 'x'.repeat(100_000);
    const Item = { ...keyItemKey(keyId), tenant, hash: '', createdAt: now.toISOString(), filler };
    await table.documents.send(new PutCommand({ TableName: table.name, Item }));
  }
  expect((await listKeys(access, tenant)).map(({ keyId }) => keyId).sort()).toEqual(names);
});

test('revoked once, and again: the time of the first stays', async () => {
  const { keyId } = await createKey(access, { tenant: 'acme', expiresAt: null }, now);
  const revoked = {
    keyId,
    tenant: 'acme',
    createdAt: now.toISOString(),
    expiresAt: null,
    revokedAt: now.toISOString(),
  };
  expect(await revokeKey(access, { keyId, tenant: null }, now)).toEqual(revoked);
  expect(await revokeKey(access, { keyId, tenant: 'acme' }, later)).toEqual(revoked);
  expect(await revokeKey(access, { keyId, tenant: null }, later)).toEqual(revoked);
});

test('a key that is not there, or is not the tenant’s: nothing is revoked and nothing is made', async () => {
  const { keyId } = await createKey(access, { tenant: 'acme', expiresAt: null }, now);
  expect(await revokeKey(access, { keyId, tenant: 'globex' }, now)).toBeUndefined();
  expect((await itemOf(keyId))?.revokedAt).toBeUndefined();
  expect(await revokeKey(access, { keyId: 'AbsentAbsent', tenant: null }, now)).toBeUndefined();
  expect(await itemOf('AbsentAbsent')).toBeUndefined();
});

test('an answer that got lost after the write: the second try finds the key as its own', async () => {
  const answers = loseAnswers(1);
  const key = await createKey({ ...access, documents: answers.documents }, { tenant: 'acme', expiresAt: null }, now);
  expect(answers.lost()).toBe(1);
  expect((await itemOf(key.keyId))?.hash).toBe(hashApiKey(key.text).toString('hex'));
});

test('no answer at all: the error names the key that may have been written', async () => {
  const answers = loseAnswers(Number.POSITIVE_INFINITY);
  const made = createKey({ ...access, documents: answers.documents }, { tenant: 'acme', expiresAt: null }, now);
  const error = await made.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof KeyNotConfirmedError)) throw error;
  expect(error.message).toBe(`whether key ${error.keyId} was written is not known`);
  expect(await itemOf(error.keyId)).toMatchObject({ tenant: 'acme' });
});

test('a write that was refused: the error of AWS passes as it is', async () => {
  const elsewhere = { ...access, tableName: 'no-such-table' };
  await expect(createKey(elsewhere, { tenant: 'acme', expiresAt: null }, now)).rejects.toThrow(
    ResourceNotFoundException,
  );
});

/** A client whose first so many requests are done, and their answers lost on the way back. */
function loseAnswers(count: number) {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' };
  const client = new DynamoDBClient({ region: 'eu-north-1', endpoint: table.endpoint, credentials });
  let lost = 0;
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      if (lost >= count) return answer;
      lost += 1;
      throw Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });
    },
    // behind the retries
    { step: 'deserialize', priority: 'low' },
  );
  return { documents: DynamoDBDocumentClient.from(client), lost: () => lost };
}

async function itemOf(keyId: string) {
  return (await table.documents.send(new GetCommand({ TableName: table.name, Key: keyItemKey(keyId) }))).Item;
}
