import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readTenantItem, sortKeys, tenantItemKey } from './key-items';
import type { TenantRecord } from './key-record';
import { onCondition, readItem, type TableAccess } from './table-access';

/** A tenant as the operator wants it. */
export interface WantedTenant {
  readonly tenant: string;
  readonly tier: string;
  /** API version of its requests that ask for none; null: the newest. */
  readonly pinnedVersion: string | null;
}

/** What an operator may change of a tenant. Its jurisdiction is not among it. */
export interface TenantChange {
  readonly tenant: string;
  /** @default unchanged */
  readonly tier?: string | undefined;
  /** null: the newest. @default unchanged */
  readonly pinnedVersion?: string | null | undefined;
}

/** The tenant belongs to another jurisdiction than the table does. Nothing was written. */
export class ForeignTenantError extends Error {
  override readonly name = 'ForeignTenantError';

  constructor(
    readonly tenant: TenantRecord,
    readonly jurisdiction: string,
  ) {
    super(`tenant ${tenant.tenant} belongs to jurisdiction ${tenant.jurisdiction}, not to ${jurisdiction}`);
  }
}

/**
 * Reads a tenant.
 *
 * @returns undefined when there is none
 * @throws ForeignTenantError
 */
export async function findTenant(access: TableAccess, tenant: string): Promise<TenantRecord | undefined> {
  const item = await readItem(access, tenantItemKey(tenant));
  if (item === undefined) return undefined;
  const record = readTenantItem(tenant, item);
  if (record.jurisdiction !== access.jurisdiction) throw new ForeignTenantError(record, access.jurisdiction);
  return record;
}

/**
 * Makes a tenant, unless there is one of that name: that one is left as it is.
 *
 * @returns the tenant as it is then, which may be of another tier or version than was wanted
 * @throws ForeignTenantError
 */
export async function createTenant(access: TableAccess, wanted: WantedTenant, now: Date): Promise<TenantRecord> {
  const { tenant, tier, pinnedVersion } = wanted;
  const { jurisdiction } = access;
  const command = new PutCommand({
    TableName: access.tableName,
    Item: {
      ...tenantItemKey(tenant),
      tenant,
      tier,
      jurisdiction,
      ...(pinnedVersion === null ? {} : { pinnedVersion }),
      createdAt: now.toISOString(),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  if ((await onCondition(() => access.documents.send(command))) !== undefined) return { ...wanted, jurisdiction };
  const there = await findTenant(access, tenant);
  if (there === undefined) throw new Error(`Tenant ${tenant} was there, and is gone: tenants are never deleted.`);
  return there;
}

/**
 * Changes a tenant. That it belongs to this jurisdiction is a condition of the write itself, and no write changes it.
 *
 * @returns the tenant as it is then; undefined when there is none
 * @throws ForeignTenantError
 */
export async function changeTenant(access: TableAccess, change: TenantChange): Promise<TenantRecord | undefined> {
  const { tenant, tier, pinnedVersion } = change;
  const set = [
    'tenant = :tenant',
    ...(tier === undefined ? [] : ['tier = :tier']),
    ...(typeof pinnedVersion === 'string' ? ['pinnedVersion = :version'] : []),
  ];
  const command = new UpdateCommand({
    TableName: access.tableName,
    Key: tenantItemKey(tenant),
    UpdateExpression: `SET ${set.join(', ')}${pinnedVersion === null ? ' REMOVE pinnedVersion' : ''}`,
    ConditionExpression: 'jurisdiction = :jurisdiction AND sk = :kind',
    ExpressionAttributeValues: {
      ':tenant': tenant,
      ':jurisdiction': access.jurisdiction,
      ':kind': sortKeys.tenant,
      ...(tier === undefined ? {} : { ':tier': tier }),
      ...(typeof pinnedVersion === 'string' ? { ':version': pinnedVersion } : {}),
    },
    ReturnValues: 'ALL_NEW',
  });
  const answer = await onCondition(() => access.documents.send(command));
  return answer === undefined ? findTenant(access, tenant) : readTenantItem(tenant, answer.Attributes ?? {});
}
