import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateAliasCommand, CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { createKey } from '#lib/services/authorizer/key-admin';
import { createTenant } from '#lib/services/authorizer/tenant-admin';
import { waitUntil } from '#test/conformance/wait-until';
import { startTenantsTable } from '#test/services/authorizer/tenants-table';
import { tool } from '#test/toolchain/index';
import type { Authorizer, Jurisdiction } from '#topology';
import { ports } from './ports';
import type { Processes } from './processes';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none' };

/** Core that the authorizer keeps to: that is what its pods can use, since JavaScript runs on one. */
export const authorizerCore = 0;

/** An authorizer that runs as its image does, with a table and KMS that are emulated. */
export interface StartedAuthorizer {
  /** A good key. */
  readonly key: string;
  close(): Promise<void>;
}

/** Starts the bundle with what the Topology tells it, but for ports; it signs hop tokens. */
export async function startAuthorizer(
  processes: Processes,
  { jurisdiction, authorizer }: { readonly jurisdiction: Jurisdiction; readonly authorizer: Authorizer },
): Promise<StartedAuthorizer> {
  const { folder } = processes;
  const { config } = authorizer;
  execFileSync(process.execPath, ['--require', 'tsx/cjs', 'lib/services/bundle.ts', folder]);
  const tenants = jurisdiction.tables.find(({ name }) => name === config.table.name);
  if (tenants === undefined) throw new Error(`${jurisdiction.name} has no table ${config.table.name}`);
  const table = await startTenantsTable(tenants);
  await startKms(processes, config);
  const file = join(folder, 'authorizer.json');
  const listen = { port: ports.authorizer, statusPort: ports.authorizerStatus };
  writeFileSync(file, JSON.stringify({ ...config, listen }));
  await processes.start({
    name: 'authorizer',
    command: ['taskset', '--cpu-list', String(authorizerCore), process.execPath, join(folder, 'authorizer.cjs'), file],
    env: {
      NODE_ENV: 'production',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${ports.kms}`,
    },
    ready: { url: `http://127.0.0.1:${ports.authorizerStatus}/readyz`, status: 200 },
  });
  const access = { documents: table.documents, tableName: table.name, jurisdiction: jurisdiction.name };
  const [tier = ''] = config.tiers;
  await createTenant(access, { tenant: 'acme', tier, pinnedVersion: null }, new Date());
  const { text: key } = await createKey(access, { tenant: 'acme', expiresAt: null }, new Date());
  await signs(key, config);
  return { key, close: () => table.close() };
}

async function startKms(processes: Processes, { region, hop }: Authorizer['config']): Promise<void> {
  const endpoint = `http://127.0.0.1:${ports.kms}`;
  await processes.start({
    name: 'kms',
    command: [await tool('moto_server'), '-H', '127.0.0.1', '-p', String(ports.kms)],
    ready: { url: endpoint, status: null },
  });
  const kms = new KMSClient({ region, endpoint, credentials });
  const { KeyMetadata } = await kms.send(
    new CreateKeyCommand({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC', MultiRegion: true }),
  );
  await kms.send(new CreateAliasCommand({ AliasName: hop.keyAlias, TargetKeyId: KeyMetadata?.KeyId }));
  kms.destroy();
}

/** Waits until answers carry a hop token: it takes time to sign one, which is to be measured too. */
async function signs(key: string, { pathPrefix, headers }: Authorizer['config']): Promise<void> {
  const url = `http://127.0.0.1:${ports.authorizer}${pathPrefix}/v1/models`;
  await waitUntil(
    async () => {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
      return answer.headers.get(headers.hopToken)?.startsWith('h1.');
    },
    { what: 'the authorizer admits and signs', withinMs: 30_000 },
  );
}
