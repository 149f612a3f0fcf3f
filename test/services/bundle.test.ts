import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey } from '#lib/services/authorizer/key-admin';
import { createTenant } from '#lib/services/authorizer/tenant-admin';
import { exampleConfig } from './authorizer/example-config';
import { startTenantsTable, type TenantsTable, tenantsOf } from './authorizer/tenants-table';
import { bundleCommand } from './bundle-command';

let folder: string;
let table: TenantsTable;
let key: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const [program = '', ...args] = bundleCommand(readFileSync('lib/services/Dockerfile', 'utf8'));
  // as in the recipe, to another folder
  execFileSync(program, [...args.slice(0, -1), folder]);
  table = await startTenantsTable(tenantsOf('eu'));
  const access = { documents: table.documents, tableName: table.name, jurisdiction: 'eu' };
  await createTenant(access, { tenant: 'acme', tier: 'free', pinnedVersion: null }, new Date());
  key = (await createKey(access, { tenant: 'acme', expiresAt: null }, new Date())).text;
}, 60_000);
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await table?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ports that nobody uses. */
async function freePorts(): Promise<{ readonly port: number; readonly statusPort: number }> {
  const servers = [createServer(), createServer()];
  const [port = 0, statusPort = 0] = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    }),
  );
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return { port, statusPort };
}

function start(config: object): { readonly child: ChildProcess; readonly output: () => string } {
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify(config));
  const child = spawn('node', [join(folder, 'authorizer.cjs'), file], {
    // away from every package: the file is all there is
    cwd: '/',
    env: {
      PATH: process.env.PATH,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:9',
    },
  });
  started.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
  return { child, output: () => output };
}

/** Asks until the answer has this status; the test's own limit ends it. */
async function until(url: string, status: number): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === status) return;
    await new Promise((again) => setTimeout(again, 20));
  }
}

test('the recipe makes one file a program', () => {
  expect(readdirSync(folder).filter((name) => name.endsWith('js'))).toEqual(['authorizer.cjs']);
});

test('the program starts, answers, drains and ends with 0', async () => {
  const listen = await freePorts();
  const { child, output } = start({
    ...exampleConfig,
    listen,
    table: { name: table.name, timeoutMs: 400 },
    drainSeconds: 3,
  });
  const ended = once(child, 'exit');
  const ask = () =>
    fetch(`http://127.0.0.1:${listen.port}/authorize/v1/models`, { headers: { authorization: `Bearer ${key}` } });
  const ready = `http://127.0.0.1:${listen.statusPort}/readyz`;

  await until(ready, 200);
  const answer = await ask();
  expect([answer.status, answer.headers.get('x-tenant-id'), answer.headers.get('connection')]).toEqual([
    200,
    'acme',
    null,
  ]);
  expect((await fetch(`http://127.0.0.1:${listen.statusPort}/livez`)).status).toBe(200);

  child.kill('SIGTERM');
  await until(ready, 503);
  const last = await ask();
  expect([last.status, last.headers.get('connection')]).toEqual([200, 'close']);
  expect(await ended).toEqual([0, null]);
  expect(output()).not.toContain(key);
}, 30_000);

test('asked to end a second time it does not go on draining', async () => {
  const listen = await freePorts();
  // longer than this test may take
  const { child, output } = start({ ...exampleConfig, listen, drainSeconds: 600 });
  const ended = once(child, 'exit');
  const ready = `http://127.0.0.1:${listen.statusPort}/readyz`;

  await until(ready, 200);
  child.kill('SIGTERM');
  await until(ready, 503);
  expect(child.exitCode).toBeNull();
  child.kill('SIGTERM');
  expect(await ended).toEqual([1, null]);
  expect(output()).toContain('asked twice to end: not drained');
}, 30_000);

test('a configuration that does not fit ends it at once with 1, and a line that says what is wrong', async () => {
  const { child, output } = start({ ...exampleConfig, tiers: [] });
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(output()).toContain('tiers: []; allowed: at least one tier');
}, 30_000);
