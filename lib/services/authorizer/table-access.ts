import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey, TableItem } from './key-items';

/** The operator's way to a jurisdiction's table of tenants. */
export interface TableAccess {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  /** Jurisdiction whose table it is: its tenants and keys belong to no other. */
  readonly jurisdiction: string;
}

/** An item as the replica has it that was written to last. */
export async function readItem({ documents, tableName }: TableAccess, key: ItemKey): Promise<TableItem | undefined> {
  const command = new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true });
  return (await documents.send(command)).Item;
}

/**
 * Writes on a condition.
 *
 * @returns what the write returned; undefined when the condition did not hold
 */
export async function onCondition<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
