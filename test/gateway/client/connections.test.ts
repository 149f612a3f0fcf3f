import {
  constants,
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { makeAuthority } from '#test/conformance/certificates';
import { Connections } from './connections';

const authority = makeAuthority('client test');
const { certificate, key } = authority.issue({ commonName: 'localhost', hosts: ['localhost'] });
const protocols = ['h1', 'h2'] as const;

describe.each(protocols)('over %s', (protocol) => {
  test('an answer comes back as it was', async () => {
    const ask = { url: at('/echo?a=1'), protocol, headers: { 'x-told': 'yes' }, body: { text: 'ü' } };

    const answer = await connections.ask(ask);

    expect(answer).toMatchObject({ status: 418, error: null, whole: true });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/json', 'x-many': 'one, two' });
    expect(JSON.parse(answer.body)).toEqual({
      method: 'POST',
      path: '/echo?a=1',
      told: 'yes',
      type: 'application/json',
      content: '{"text":"ü"}',
    });
  });

  test('events of a stream, each with its time', async () => {
    const { events, whole, startedMs, endedMs } = await connections.ask({ url: at('/stream?count=3'), protocol });

    expect(events.map(({ data }) => data)).toEqual(['0', '1', '2']);
    expect(whole).toBe(true);
    const times = [startedMs, ...events.map(({ atMs }) => atMs), endedMs];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });

  test('a client that leaves in mid-stream hangs up', async () => {
    const answer = await connections.ask({ url: at('/stream?count=1000'), protocol, leaveAfterEvents: 2 });

    expect(answer).toMatchObject({ status: 200, error: null, whole: false });
    expect(answer.events.map(({ data }) => data)).toEqual(['0', '1']);
    await expect(left).resolves.toBe('/stream?count=1000');
  });

  test('an answer that breaks off is told from a whole one', async () => {
    const answer = await connections.ask({ url: at('/break'), protocol });

    expect(answer).toMatchObject({ status: 200, whole: false, body: 'begun' });
    expect(answer.error).toEqual(expect.any(String));
  });

  test('nothing within the time', async () => {
    const answer = await connections.ask({ url: at('/silence'), protocol, timeoutMs: 50 });

    expect(answer).toMatchObject({ status: null, error: 'no end within 50 ms', whole: false });
  });

  test('nobody there', async () => {
    const answer = await connections.ask({ url: 'https://localhost:1/', protocol });

    expect(answer).toMatchObject({ status: null, error: expect.stringContaining('ECONNREFUSED') });
  });

  test('a server that somebody else vouches for is not spoken to', async () => {
    const stranger = new Connections(makeAuthority('another').certificate);

    expect(await stranger.ask({ url: at('/echo'), protocol })).toMatchObject({ status: null, whole: false });
  });

  test('requests of one name share a connection, others have their own', async () => {
    const before = opened;
    const ask = { url: at('/echo'), protocol };

    await Promise.all([1, 2, 3].map(() => connections.ask({ ...ask, connection: `one-${protocol}` })));
    expect(opened - before).toBe(1);
    await Promise.all([1, 2, 3].map(() => connections.ask(ask)));
    expect(opened - before).toBe(4);
  });
});

const connections = new Connections(authority.certificate);
let server: Http2SecureServer;
let opened = 0;
let left: Promise<string>;
let leave: (path: string) => void;

beforeAll(async () => {
  server = createSecureServer({ cert: certificate, key, allowHTTP1: true }, serve);
  server.on('secureConnection', () => {
    opened += 1;
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
});

beforeEach(() => {
  left = new Promise((resolve) => {
    leave = resolve;
  });
});

afterAll(() => {
  connections.close();
  server.close();
});

function at(path: string): string {
  return `https://localhost:${(server.address() as AddressInfo).port}${path}`;
}

async function serve(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url, 'https://localhost');
  if (pathname === '/echo') return echo(request, response);
  if (pathname === '/break') {
    response.writeHead(200, { 'content-length': '100' });
    response.write('begun', () => setTimeout(() => breakOff(request, response), 20));
  }
  if (pathname === '/stream') stream(request, response, Number(searchParams.get('count')));
}

function breakOff(request: Http2ServerRequest, response: Http2ServerResponse): void {
  if (request.httpVersion === '1.1') request.socket.destroy();
  else response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
}

async function echo(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
  let content = '';
  for await (const piece of request) content += piece;
  const { 'x-told': told, 'content-type': type } = request.headers;
  response.writeHead(418, { 'content-type': 'application/json', 'x-many': ['one', 'two'] });
  response.end(JSON.stringify({ method: request.method, path: request.url, told, type, content }));
}

function stream(request: Http2ServerRequest, response: Http2ServerResponse, count: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < count) response.write(`data: ${sent}\n\n`);
    else response.end();
    sent += 1;
  }, 5);
  response.on('close', () => {
    clearInterval(timer);
    leave(request.url);
  });
}
