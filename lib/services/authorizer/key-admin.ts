import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { PutCommand, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { hashApiKey, makeApiKey } from './api-key';
import { byTenantIndex, keyItemKey, sortKeys, type TableItem } from './key-items';
import { onCondition, readItem, type TableAccess } from './table-access';

/** What an operator sees of a key: never its text, nor its hash. */
export interface ListedKey {
  readonly keyId: string;
  readonly tenant: string;
  /** ISO 8601, UTC, as all times here. */
  readonly createdAt: string;
  /** null: it does not end by itself. */
  readonly expiresAt: string | null;
  /** null: it is good. */
  readonly revokedAt: string | null;
}

/** A key that was just made, and when it ends. */
export interface CreatedKey extends ListedKey {
  /** The whole key: shown once, and kept nowhere. */
  readonly text: string;
}

/** A key to be made for a tenant that there is. */
export interface WantedKey {
  readonly tenant: string;
  /** null: it does not end by itself. */
  readonly expiresAt: Date | null;
}

/** A write got no clear answer: the key may stand in the table or not, and nobody has seen its text. */
export class KeyNotConfirmedError extends Error {
  override readonly name = 'KeyNotConfirmedError';

  constructor(
    readonly keyId: string,
    cause: unknown,
  ) {
    super(`whether key ${keyId} was written is not known`, { cause });
  }
}

/**
 * Makes a key.
 *
 * @throws KeyNotConfirmedError
 */
export async function createKey(access: TableAccess, wanted: WantedKey, now: Date): Promise<CreatedKey> {
  const key = makeApiKey(access.jurisdiction);
  const times = {
    createdAt: now.toISOString(),
    ...(wanted.expiresAt === null ? {} : { expiresAt: wanted.expiresAt.toISOString() }),
  };
  const hash = hashApiKey(key.text).toString('hex');
  const command = new PutCommand({
    TableName: access.tableName,
    Item: { ...keyItemKey(key.keyId), tenant: wanted.tenant, hash, ...times },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  const answer = await confirmed(key.keyId, () => onCondition(() => access.documents.send(command)));
  // it stands there already: a first try was written, and its answer got lost
  if (answer === undefined) await confirmOwn(access, key.keyId, hash);
  return { ...listed({ ...times, tenant: wanted.tenant }, key.keyId), text: key.text };
}

/** The keys of a tenant, the oldest first. A key that was made within the last seconds may be missing, as the index follows the table. */
export async function listKeys({ documents, tableName }: TableAccess, tenant: string): Promise<readonly ListedKey[]> {
  const keys: ListedKey[] = [];
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      IndexName: byTenantIndex,
      KeyConditionExpression: 'tenant = :tenant AND sk = :kind',
      ProjectionExpression: 'pk, tenant, createdAt, expiresAt, revokedAt',
      ExpressionAttributeValues: { ':tenant': tenant, ':kind': sortKeys.key },
    },
  );
  for await (const { Items = [] } of pages) for (const item of Items) keys.push(listed(item, keyIdOf(item)));
  return keys.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
}

/**
 * Revokes a key, for ever: a key that was revoked earlier keeps the time of then.
 *
 * @param tenant only a key of this tenant; null: whoever has it
 * @returns the key as it is then; undefined when there is none, or it is another tenant's
 */
export async function revokeKey(
  access: TableAccess,
  { keyId, tenant }: { readonly keyId: string; readonly tenant: string | null },
  now: Date,
): Promise<ListedKey | undefined> {
  const command = new UpdateCommand({
    TableName: access.tableName,
    Key: keyItemKey(keyId),
    UpdateExpression: 'SET revokedAt = if_not_exists(revokedAt, :now)',
    // an update would make an item that is not there
    ConditionExpression: tenant === null ? 'attribute_exists(pk)' : 'tenant = :tenant',
    ExpressionAttributeValues: { ':now': now.toISOString(), ...(tenant === null ? {} : { ':tenant': tenant }) },
    ReturnValues: 'ALL_NEW',
  });
  const answer = await onCondition(() => access.documents.send(command));
  return answer === undefined ? undefined : listed(answer.Attributes ?? {}, keyId);
}

function listed(item: TableItem, keyId: string): ListedKey {
  const { tenant, createdAt, expiresAt = null, revokedAt = null } = item as Partial<ListedKey>;
  return { keyId, tenant: tenant ?? '', createdAt: createdAt ?? '', expiresAt, revokedAt };
}

function keyIdOf(item: TableItem): string {
  return String(item.pk).slice(keyItemKey('').pk.length);
}

async function confirmOwn(access: TableAccess, keyId: string, hash: string): Promise<void> {
  const there = await confirmed(keyId, () => readItem(access, keyItemKey(keyId)));
  if (there?.hash !== hash) throw new Error(`Key id ${keyId} is taken: two random ids of 71 bits are the same.`);
}

/** Tells a write that was surely refused, whose error passes, from one that may have been done. */
async function confirmed<T>(keyId: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw wasRefused(error) ? error : new KeyNotConfirmedError(keyId, error);
  }
}

/** The first and only try was answered, and the answer lays the fault on the caller. */
function wasRefused(error: unknown): boolean {
  if (!(error instanceof DynamoDBServiceException)) return false;
  return error.$fault === 'client' && error.$metadata.attempts === 1;
}
