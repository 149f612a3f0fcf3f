import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { parseBlueprint } from '#blueprint';
import { minimalBlueprint } from '#test/blueprint/minimal-blueprint';
import { resolveTopology, type Table } from '#topology';

const dynalite = require('dynalite') as (options: { readonly createTableMs: number }) => Server;

/** A DynamoDB API in this process that holds a table, or some. */
export interface TenantsTable {
  readonly name: string;
  readonly endpoint: string;
  readonly documents: DynamoDBDocumentClient;
  /** Names of the operations that it was asked for since its tables were made. */
  operations(): readonly string[];
  close(): Promise<void>;
}

/** The table of tenants of a small deployment, as the Topology has it. */
export function tenantsOf(jurisdiction: string, blueprint: unknown = minimalBlueprint()): Table {
  const { jurisdictions } = resolveTopology(parseBlueprint(blueprint, 'test'));
  const table = jurisdictions
    .find(({ name }) => name === jurisdiction)
    ?.tables.find(({ purpose }) => purpose === 'tenants');
  if (table === undefined) throw new Error(`${jurisdiction} has no table of tenants`);
  return table;
}

/** Starts dynalite, in memory, with tables of exactly the keys and indexes that the Topology says. */
export async function startTenantsTable(table: Table, ...others: readonly Table[]): Promise<TenantsTable> {
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' };
  const client = new DynamoDBClient({ region: table.primaryRegion, endpoint, credentials });
  for (const each of [table, ...others]) {
    await client.send(new CreateTableCommand(tableInput(each)));
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.05 }, { TableName: each.name });
  }
  const operations = new Set<string>();
  server.on('request', ({ headers }) => operations.add(String(headers['x-amz-target']).replace(/^.*\./, '')));
  return {
    name: table.name,
    endpoint,
    operations: () => [...operations].sort(),
    documents: DynamoDBDocumentClient.from(client),
    close: () => {
      client.destroy();
      return new Promise((closed, failed) => server.close((error) => (error ? failed(error) : closed())));
    },
  };
}

/** What makes a table of the keys and indexes that the Topology says. */
export function tableInput({ name, partitionKey, sortKey, indexes }: Table): CreateTableCommand['input'] {
  const names = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...new Set(names)].flatMap((attribute) =>
      attribute === null ? [] : [{ AttributeName: attribute, AttributeType: 'S' as const }],
    ),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  };
}

function keySchema(partitionKey: string, sortKey: string | null) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === null ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
}
