import { Agent, type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { request as secureRequest, Agent as TlsAgent } from 'node:https';
import type { Answer, Ask } from './ask';
import { connectPast } from './connect-past';
import { Exchange } from './exchange';

/** Makes requests, over connections of their own or ones that they share. */
export class Connections {
  private readonly agents = new Map<string, Agent>();
  private readonly sessions = new Map<string, ClientHttp2Session>();

  /** @param authority PEM of who signed the servers' certificates */
  constructor(private readonly authority: string) {}

  ask(ask: Ask): Promise<Answer> {
    return ask.protocol === 'h2' ? this.overHttp2(ask) : this.overHttp1(ask);
  }

  /** Ends those that are kept. */
  close(): void {
    for (const kept of [...this.agents.values(), ...this.sessions.values()]) kept.destroy();
  }

  private overHttp1(ask: Ask): Promise<Answer> {
    const { url, method, headers, content } = outgoing(ask);
    const secure = url.protocol === 'https:';
    const { past } = ask;
    const socket =
      past === undefined
        ? { agent: this.agent(ask.connection, secure), ca: this.authority }
        : { createConnection: () => connectPast(past, url.hostname) };
    const options = { method, headers, ...socket };
    const made = secure ? secureRequest(url, options) : plainRequest(url, options);
    const exchange = new Exchange(ask, () => made.destroy());
    watchHttp1(made, exchange);
    made.end(content);
    return exchange.answer;
  }

  private agent(name: string | undefined, secure: boolean): Agent | false {
    if (name === undefined) return false;
    const key = `${name} ${secure}`;
    const kept = this.agents.get(key);
    if (kept !== undefined) return kept;
    const options = { keepAlive: true, maxSockets: 1 };
    const agent = secure ? new TlsAgent({ ...options, ca: this.authority }) : new Agent(options);
    this.agents.set(key, agent);
    return agent;
  }

  private overHttp2(ask: Ask): Promise<Answer> {
    const { url, method, headers, content } = outgoing(ask);
    const session = this.session(ask.connection, url);
    const own = ask.connection === undefined;
    const stream = session.request({
      ':method': method,
      ':path': url.pathname + url.search,
      ':authority': url.host,
      ...headers,
    });
    const exchange = new Exchange(ask, () => stream.close(constants.NGHTTP2_CANCEL));
    session.on('error', (error) => exchange.end(error.message));
    stream.on('response', ({ ':status': status = 0, ...fields }) => exchange.head(status, fields));
    stream.on('data', (bytes: Uint8Array) => exchange.data(bytes));
    stream.on('error', (error) => exchange.end(error.message));
    stream.on('close', () => {
      exchange.end(stream.rstCode === 0 && !stream.aborted ? null : `closed in mid-answer with ${stream.rstCode}`);
      if (own) session.close();
    });
    stream.end(content);
    return exchange.answer;
  }

  private session(name: string | undefined, url: URL): ClientHttp2Session {
    const kept = name === undefined ? undefined : this.sessions.get(name);
    if (kept !== undefined && !kept.closed && !kept.destroyed) return kept;
    const session = connect(url.origin, { ca: this.authority });
    session.setMaxListeners(0);
    if (name !== undefined) this.sessions.set(name, session);
    return session;
  }
}

function watchHttp1(made: ClientRequest, exchange: Exchange): void {
  let answered = false;
  made.on('response', (incoming: IncomingMessage) => {
    answered = true;
    exchange.head(incoming.statusCode ?? 0, incoming.headers);
    incoming.on('data', (bytes: Uint8Array) => exchange.data(bytes));
    incoming.on('end', () => exchange.end(null));
    incoming.on('error', (error) => exchange.end(error.message));
    incoming.on('close', () => exchange.end('closed in mid-answer'));
  });
  // a server that has answered before it has read the whole body closes: the answer counts
  made.on('error', (error) => {
    if (!answered) exchange.end(error.message);
  });
}

function outgoing({ url, method, headers = {}, body }: Ask) {
  const content = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const describing =
    content === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(content)) };
  return {
    url: new URL(url),
    method: method ?? (content === undefined ? 'GET' : 'POST'),
    headers: { ...describing, ...headers },
    content,
  };
}
