import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type ItemKey, keyItemKey, readKeyItem, readTenantItem, type TableItem, tenantItemKey } from './key-items';
import type { KeyRecord, TenantRecord } from './key-record';

/** Reads one record of the table of tenants; undefined when there is none. */
export type ReadRecord<T> = (id: string, abort: AbortSignal) => Promise<T | undefined>;

/** The table of tenants, as the authorizer reads it. */
export interface TenantTable {
  readonly readKey: ReadRecord<KeyRecord>;
  readonly readTenant: ReadRecord<TenantRecord>;
  /** Ends its connections. */
  close(): void;
}

/** Connections to the table at most: at 5 ms a read, 50,000 reads a second. */
export const maxSockets = 256;

/** A try whose connection is not there by then is given up, milliseconds: the whole look-up has little more. */
const connectionTimeoutMs = 200;

/**
 * The table of tenants on DynamoDB, by the credentials and the endpoint of the environment.
 *
 * Reads are strongly consistent: what the replica of this Region has taken in is seen at once, so that how long a revoked key
 * works hangs on the cache alone, and a key that was just made is not remembered as unknown. Such a read costs twice as much and
 * is refused sooner when the table is in trouble; a cached entry bridges both. Across Regions it sees what has been replicated.
 * AWS, DynamoDB Developer Guide, "DynamoDB read consistency", 2025-11.
 */
export function openTenantTable(name: string, region: string): TenantTable {
  const client = new DynamoDBClient({
    region,
    // one name a Region, dynamodb.<region>.amazonaws.com: not one of the account, where the credentials happen to tell it
    accountIdEndpointMode: 'disabled',
    maxAttempts: 2,
    requestHandler: { connectionTimeout: connectionTimeoutMs, httpsAgent: { maxSockets }, httpAgent: { maxSockets } },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const read = async (key: ItemKey, abort: AbortSignal): Promise<TableItem | undefined> => {
    const command = new GetCommand({ TableName: name, Key: key, ConsistentRead: true });
    return (await documents.send(command, { abortSignal: abort })).Item;
  };
  return {
    readKey: async (keyId, abort) => {
      const item = await read(keyItemKey(keyId), abort);
      return item && readKeyItem(keyId, item);
    },
    readTenant: async (tenant, abort) => {
      const item = await read(tenantItemKey(tenant), abort);
      return item && readTenantItem(tenant, item);
    },
    close: () => client.destroy(),
  };
}
