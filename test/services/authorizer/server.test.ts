import { type AddressInfo, connect } from 'node:net';
import fastify from 'fastify';
import type { Authorize } from '#lib/services/authorizer/authorize';
import { makeAuthorize } from '#lib/services/authorizer/authorize';
import { makeDecisionLog } from '#lib/services/authorizer/decision-log';
import { HopJudge } from '#lib/services/authorizer/hop-judge';
import type { KeyDirectory } from '#lib/services/authorizer/key-record';
import { makeMetrics } from '#lib/services/authorizer/metrics';
import { makeServer } from '#lib/services/authorizer/server';
import { exampleConfig } from './example-config';
import { directoryOf, exampleKey, exampleNow } from './example-requests';

const hopKey = Buffer.alloc(32, 7);
const good = exampleKey();

/** A server on a port of its own, with all that it wrote to its log. */
async function startServer(directory: KeyDirectory = directoryOf(good.holder)) {
  const lines: string[] = [];
  const { log: logger } = fastify({ logger: { level: 'info', stream: { write: (line: string) => lines.push(line) } } });
  const now = () => exampleNow;
  const log = makeDecisionLog(logger, now);
  const metrics = makeMetrics();
  const keys = { period: () => 1, keyOf: () => hopKey };
  const hops = new HopJudge({ config: exampleConfig, keys, now, onOutcome: metrics.hopToken });
  const verifier = { verify: async () => undefined, warm: async () => undefined };
  const authorize: Authorize = makeAuthorize({
    config: exampleConfig,
    directory,
    verifier,
    hops,
    now,
    onUnavailable: log.unavailable,
  });
  const state = { draining: false };
  const draining = () => state.draining;
  const server = makeServer({ config: exampleConfig, authorize, hops, metrics, log, logger, draining });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const [address] = server.addresses() as readonly AddressInfo[];
  return { server, port: address?.port ?? 0, lines, state, metrics };
}

type Started = Awaited<ReturnType<typeof startServer>>;

/** Sends text as it is and waits for an answer's end, or the connection's. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    const finish = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
      if (answer.includes('\r\n\r\n') && (text.startsWith('HEAD') || body.length >= Number(length ?? 0))) finish();
    });
    socket.on('close', finish);
    socket.on('error', reject);
  });
}

const request = (line: string, ...headers: readonly string[]) =>
  [`${line} HTTP/1.1`, 'host: eu.api.example.com', ...headers, '', ''].join('\r\n');

const bearer = `authorization: Bearer ${good.text}`;

const statusOf = (answer: string) => Number(answer.split(' ')[1]);

let started: Started;
beforeAll(async () => {
  started = await startServer();
});
afterAll(() => started.server.close());

test('it admits with whose request it is, and with nothing that Envoy would hand on by mistake', async () => {
  const answer = await exchange(
    started.port,
    request('POST /authorize/v1/chat/completions', bearer, 'content-length: 0'),
  );
  const [status, ...headers] = answer.trim().split('\r\n');
  expect(status).toBe('HTTP/1.1 200 OK');
  const names = headers.map((line) => line.split(':')[0]);
  expect(names).toEqual([
    'x-tenant-id',
    'x-tier',
    'x-jurisdiction',
    'x-api-version',
    'x-meridian-hop-token',
    'content-length',
  ]);
  expect(headers.slice(0, 4)).toEqual([
    'x-tenant-id: acme',
    'x-tier: free',
    'x-jurisdiction: eu',
    'x-api-version: 2026-10-01',
  ]);
  expect(headers[4]).toMatch(/^x-meridian-hop-token: h1\./);
});

describe('every method, path and body meets the same answer', () => {
  test.each([
    'GET',
    'HEAD',
    'POST',
    'PUT',
    'PATCH',
    'DELETE',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'PURGE',
    'QUERY',
    'M-SEARCH',
  ])('%s', async (method) => {
    const line = `${method} /authorize/v1/models`;
    expect(statusOf(await exchange(started.port, request(line, bearer)))).toBe(200);
    expect(statusOf(await exchange(started.port, request(line)))).toBe(401);
  });

  test.each([
    ['one without a name', '/authorize'],
    ['one with a query', '/authorize?a=b'],
    ['one that cannot be decoded', '/authorize/v1/%zz'],
    ['one that climbs out', '/authorize/../../readyz'],
    ['one with two slashes', '/authorize//v1/models'],
    ['a long one', `/authorize/${'a'.repeat(8000)}`],
  ])('%s', async (_, path) => {
    expect(statusOf(await exchange(started.port, request(`GET ${path}`, bearer)))).toBe(200);
    expect(statusOf(await exchange(started.port, request(`GET ${path}`)))).toBe(401);
  });

  test.each([
    ['JSON that is none', 'content-type: application/json'],
    ['of a type that nobody knows', 'content-type: x/y'],
    ['of a type that is none', 'content-type: ;;;'],
  ])('a body %s', async (_, type) => {
    const text = `${request('POST /authorize/v1/embeddings', bearer, type, 'content-length: 5')}{{{{{`;
    expect(statusOf(await exchange(started.port, text))).toBe(200);
  });

  test('a body that is announced as larger than any', async () => {
    const text = request('POST /authorize/v1/embeddings', bearer, 'content-length: 99999999999');
    expect(statusOf(await exchange(started.port, text))).toBe(200);
  });
});

describe('nothing else is admitted', () => {
  test.each([
    ['a path of somebody else', 'GET /v1/models'],
    ['a path that only begins like its own', 'GET /authorized/v1/models'],
    ['its prefix further on', 'GET /x/authorize/v1/models'],
  ])('%s: 503 in the shape of the API', async (_, line) => {
    const answer = await exchange(started.port, request(line, bearer));
    expect(statusOf(answer)).toBe(503);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: { code: 'unavailable' } });
  });

  test('CONNECT, and what is no HTTP, get no answer, and the next request gets one', async () => {
    expect(await exchange(started.port, request('CONNECT /authorize', bearer))).toBe('');
    expect(await exchange(started.port, 'what is this\r\n\r\n')).toBe('');
    expect(await exchange(started.port, request('GET /authorize', `${bearer}\r\nx-long: ${'a'.repeat(90_000)}`))).toBe(
      '',
    );
    expect(statusOf(await exchange(started.port, request('GET /authorize', bearer)))).toBe(200);
  });

  test.each([
    ['a key twice', [bearer, bearer]],
    ['a good key before another', [bearer, 'authorization: Bearer x']],
    ['a good key after another', ['authorization: Bearer x', bearer]],
    ['a workload token twice', [bearer, 'x-workload-token: a', 'x-workload-token: a']],
    ['a credential longer than any', [`authorization: Bearer ${'a'.repeat(9000)}`]],
    ['a workload token longer than any', [bearer, `x-workload-token: ${'a'.repeat(9000)}`]],
  ])('%s: 401', async (_, headers) => {
    expect(statusOf(await exchange(started.port, request('GET /authorize/v1/models', ...headers)))).toBe(401);
  });
});

test('two versions are asked for: both are handed on, and have no route', async () => {
  const answer = await exchange(
    started.port,
    request('GET /authorize', bearer, 'x-api-version: 2026-04-01', 'x-api-version: 2026-10-01'),
  );
  expect(answer).toContain('x-api-version: 2026-04-01, 2026-10-01\r\n');
});

test.each([
  ['forged', `x-meridian-hop-token: ${'h1.1.9.eu-south-2.acme.free.2026-10-01.x.y.z'}`],
  ['repeated', 'x-meridian-hop-token: a\r\nx-meridian-hop-token: b'],
])('a hop token that is %s does not stay', async (_, header) => {
  const answer = await exchange(started.port, request('GET /authorize', bearer, header));
  expect(statusOf(answer)).toBe(200);
  expect(answer).not.toContain('x-meridian-hop-origin');
  expect(answer).toMatch(/\r\nx-meridian-hop-token: h1\.1\.\d+\.eu-north-1\.acme\./);
});

test('a fault of the program is an answer 503, and no reason to stop', async () => {
  const broken: KeyDirectory = {
    find: async () => {
      throw new TypeError('undefined is not a function');
    },
  };
  const { server, port, lines } = await startServer(broken);
  const answer = await exchange(port, request('GET /authorize', bearer));
  expect(statusOf(answer)).toBe(503);
  expect(answer).not.toMatch(/x-tenant-id|TypeError|undefined/);
  expect(lines.join('')).toContain('undefined is not a function');
  expect(statusOf(await exchange(port, request('GET /authorize')))).toBe(401);
  await server.close();
});

test('the log names refusals by request, and holds no key, address or path', async () => {
  const { server, port, lines } = await startServer();
  const revoked = exampleKey();
  await exchange(
    port,
    request('GET /authorize/v1/secret-path', bearer, 'x-request-id: r1', 'x-forwarded-for: 192.0.2.7'),
  );
  await exchange(
    port,
    request(
      'GET /authorize/v1/secret-path?q=prompt',
      `authorization: Bearer ${revoked.text}`,
      'x-request-id: r2',
      'x-forwarded-for: 192.0.2.7',
    ),
  );
  await server.close();
  const refused = lines.filter((line) => line.includes('"decision"')).map((line) => JSON.parse(line));
  expect(refused).toEqual([
    expect.objectContaining({ requestId: 'r2', decision: 'refused', reason: 'unknown-key', tenant: null }),
  ]);
  expect(lines.join('')).not.toMatch(/mrd_|192\.0\.2\.7|secret-path|prompt/);
});

test('a flood of refusals writes few lines, and says how many it left out', () => {
  const lines: string[] = [];
  const { log: logger } = fastify({ logger: { level: 'info', stream: { write: (line: string) => lines.push(line) } } });
  const clock = { ms: 0 };
  const log = makeDecisionLog(logger, () => clock.ms);
  for (let count = 0; count < 1000; count += 1) log.unavailable(new Error('the table does not answer'));
  clock.ms = 1000;
  log.unavailable(new Error('the table does not answer'));
  expect(lines).toHaveLength(51);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ leftOut: 950 });
});

test('each decision is counted once, with the tier of who is admitted', async () => {
  const { server, port, metrics } = await startServer();
  await exchange(port, request('GET /authorize', bearer));
  await exchange(port, request('GET /authorize'));
  await server.close();
  const text = await metrics.text();
  expect(text).toContain('meridian_authorizer_requests_total{decision="admitted",reason="none",tier="free"} 1');
  expect(text).toContain(
    'meridian_authorizer_requests_total{decision="refused",reason="missing-credential",tier="none"} 1',
  );
  expect(text).toContain('meridian_authorizer_decision_seconds_count 2');
  expect(text).toContain('meridian_authorizer_hop_tokens_total{outcome="signed"} 1');
});

test('while it drains it still answers, and gives up each connection with the answer', async () => {
  const { server, port, state } = await startServer();
  state.draining = true;
  const answer = await exchange(port, request('GET /authorize', bearer));
  expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\nconnection: close\r\n/);
  await server.close();
});

test('it keeps a connection for longer than the hour after which Envoy gives it up', () => {
  const { server } = started.server;
  expect(server.keepAliveTimeout).toBeGreaterThan(3_600_000);
  expect(server.requestTimeout).toBe(0);
});
