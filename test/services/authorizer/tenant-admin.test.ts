import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { MalformedItemError, readTenantItem, tenantItemKey } from '#lib/services/authorizer/key-items';
import type { TableAccess } from '#lib/services/authorizer/table-access';
import { changeTenant, createTenant, ForeignTenantError, findTenant } from '#lib/services/authorizer/tenant-admin';
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

test('a tenant is made: what stands in the table reads back as it was wanted', async () => {
  const made = await createTenant(access, { tenant: 'acme', tier: 'standard', pinnedVersion: '2026-10-01' }, now);
  const item = await itemOf('acme');
  expect(item).toEqual({
    pk: 'tenant#acme',
    sk: 'tenant',
    tenant: 'acme',
    tier: 'standard',
    jurisdiction: 'eu',
    pinnedVersion: '2026-10-01',
    createdAt: '2026-11-21T12:00:00.000Z',
  });
  expect(made).toEqual({ tenant: 'acme', tier: 'standard', jurisdiction: 'eu', pinnedVersion: '2026-10-01' });
  expect(readTenantItem('acme', item ?? {})).toEqual(made);
  expect(await findTenant(access, 'acme')).toEqual(made);
});

test('a tenant that there is: left as it is, and told as it is', async () => {
  const first = await createTenant(access, { tenant: 'globex', tier: 'free', pinnedVersion: null }, now);
  const before = await itemOf('globex');
  const second = await createTenant(
    access,
    { tenant: 'globex', tier: 'enterprise', pinnedVersion: '2026-10-01' },
    later,
  );
  expect(second).toEqual(first);
  expect(await itemOf('globex')).toEqual(before);
});

test.each([
  { reason: 'its tier', change: { tier: 'enterprise' }, after: { tier: 'enterprise', pinnedVersion: '2026-04-01' } },
  {
    reason: 'its pinned version',
    change: { pinnedVersion: '2026-10-01' },
    after: { tier: 'standard', pinnedVersion: '2026-10-01' },
  },
  { reason: 'pinned no more', change: { pinnedVersion: null }, after: { tier: 'standard', pinnedVersion: null } },
  {
    reason: 'both',
    change: { tier: 'free', pinnedVersion: null },
    after: { tier: 'free', pinnedVersion: null },
  },
  { reason: 'nothing', change: {}, after: { tier: 'standard', pinnedVersion: '2026-04-01' } },
])('a change of $reason: the rest stays', async ({ reason, change, after }) => {
  const tenant = `change-${reason.replaceAll(' ', '-')}`;
  await createTenant(access, { tenant, tier: 'standard', pinnedVersion: '2026-04-01' }, now);
  expect(await changeTenant(access, { tenant, ...change })).toEqual({ tenant, jurisdiction: 'eu', ...after });
  expect(await findTenant(access, tenant)).toEqual({ tenant, jurisdiction: 'eu', ...after });
  expect(await itemOf(tenant)).toMatchObject({ createdAt: now.toISOString(), sk: 'tenant' });
});

test('a change of a tenant that is not there: nothing is made', async () => {
  expect(await changeTenant(access, { tenant: 'nobody', tier: 'free' })).toBeUndefined();
  expect(await itemOf('nobody')).toBeUndefined();
  expect(await findTenant(access, 'nobody')).toBeUndefined();
});

test('a tenant of another jurisdiction: no write touches it, none moves it', async () => {
  const foreign = { ...access, jurisdiction: 'us' };
  await createTenant(access, { tenant: 'initech', tier: 'standard', pinnedVersion: null }, now);
  const before = await itemOf('initech');
  const says = 'tenant initech belongs to jurisdiction eu, not to us';
  const wanted = { tenant: 'initech', tier: 'free', pinnedVersion: null };
  await expect(createTenant(foreign, wanted, later)).rejects.toThrow(
    new ForeignTenantError({ ...wanted, jurisdiction: 'eu' }, 'us'),
  );
  await expect(changeTenant(foreign, { tenant: 'initech', tier: 'free' })).rejects.toThrow(says);
  await expect(findTenant(foreign, 'initech')).rejects.toThrow(says);
  expect(await itemOf('initech')).toEqual(before);
});

test.each([
  { reason: 'no tier', tier: undefined, says: 'tenant broken: tier is missing or no text' },
  { reason: 'a number for a tier', tier: 3, says: 'tenant broken: tier is missing or no text' },
])('an item with $reason: told, with the attribute', async ({ tier, says }) => {
  const Item = { ...tenantItemKey('broken'), tenant: 'broken', jurisdiction: 'eu', ...(tier ? { tier } : {}) };
  await table.documents.send(new PutCommand({ TableName: table.name, Item }));
  await expect(findTenant(access, 'broken')).rejects.toThrow(new MalformedItemError(says));
});

async function itemOf(tenant: string) {
  return (await table.documents.send(new GetCommand({ TableName: table.name, Key: tenantItemKey(tenant) }))).Item;
}
