import { existsSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TableAccess } from '#lib/services/authorizer/table-access';
import { waitUntil } from '#test/conformance/wait-until';
import type { Ground, Running } from '#test/gateway/ground/index';
import { tableInput } from '#test/services/authorizer/tenants-table';
import type { Jurisdiction, Table, Topology } from '#topology';

/** Where emulated AWS services stand: a network of their own, so that what Regions ask them is no traffic between Regions. */
export const AWS_SITE = 'aws';
/** Nobody checks them. */
export const AWS_CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' } as const;

const PORT = 8000;
const HOST = 'dynamodb';

/** Starts every jurisdiction's table of tenants, the only one that anything on the ground reads. A global table is one here: what is written in one Region is at once in all. */
export async function startTables(ground: Ground, topology: Topology): Promise<Running> {
  const host = await ground.addHost(HOST, { site: AWS_SITE });
  const root = resolve(__dirname, '../../..');
  const running = await ground.start(HOST, host, {
    program: process.execPath,
    args: ['--require', 'tsx/cjs', join(__dirname, 'tables-program.ts'), String(PORT), socketOf(ground)],
    cwd: root,
  });
  await waitUntil(async () => existsSync(socketOf(ground)), {
    what: 'the tables are there',
    withinMs: 60_000,
    explain: () => running.lastWords(),
  });
  const client = clientOf(ground);
  for (const jurisdiction of topology.jurisdictions) {
    await client.send(new CreateTableCommand(tableInput(tenantsTable(jurisdiction))));
  }
  return running;
}

/** Address of the tables for programs on the ground. */
export function tablesEndpoint(ground: Ground): string {
  return `http://${ground.host(HOST).address}:${PORT}`;
}

/** The operator's way to a jurisdiction's table of tenants. */
export function tenantsOf(ground: Ground, jurisdiction: Jurisdiction): TableAccess {
  const { name: tableName } = tenantsTable(jurisdiction);
  return { documents: DynamoDBDocumentClient.from(clientOf(ground)), tableName, jurisdiction: jurisdiction.name };
}

function tenantsTable({ name, tables }: Jurisdiction): Table {
  const table = tables.find(({ purpose }) => purpose === 'tenants');
  if (table === undefined) throw new Error(`${name} has no table of tenants`);
  return table;
}

function clientOf(ground: Ground): DynamoDBClient {
  const agent = new Agent({ keepAlive: true });
  Object.assign(agent, { createConnection: () => connect(socketOf(ground)) });
  return new DynamoDBClient({
    region: 'eu-north-1',
    endpoint: 'http://tables',
    credentials: AWS_CREDENTIALS,
    requestHandler: { httpAgent: agent },
  });
}

function socketOf({ folder }: Ground): string {
  return join(folder, 'tables.sock');
}
