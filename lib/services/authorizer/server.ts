import { METHODS } from 'node:http';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { AuthorizerConfig } from '#topology';
import type { Authorize } from './authorize';
import type { Decision } from './decision';
import type { DecisionLog } from './decision-log';
import { type HopJudge, noHopToken } from './hop-judge';
import type { AuthorizerMetrics } from './metrics';
import { refusals } from './refusals';
import { type RequestFacts, readRequest } from './request-facts';

/** What the server stands on. */
export interface ServerProps {
  readonly config: AuthorizerConfig;
  readonly authorize: Authorize;
  readonly hops: Pick<HopJudge, 'sign'>;
  readonly metrics: Pick<AuthorizerMetrics, 'decided'>;
  readonly log: DecisionLog;
  readonly logger: FastifyBaseLogger;
  /** Whether connections are to be given up after the answer. */
  readonly draining: () => boolean;
}

/**
 * Envoy keeps a connection to an upstream that it does not use for an hour (`idle_timeout`, default 1 h: envoyproxy.io, "How do I configure timeouts?", Envoy
 * 1.39, read 2026-11-22). It must be Envoy that gives up first: a request on a connection that is just being closed here is lost.
 */
const keepAliveTimeoutMs = 3_660_000;

/** Envoy takes 60 KiB of headers (`max_request_headers_kb`), and shows some of them: what it lets through is for us to judge. */
const maxHeaderBytes = 80 * 1024;

/** The one place that every request is brought to, whatever its path: a router that does not know a path would answer by itself. */
const place = '/';

/**
 * The server that Envoy asks, with the client's method, on the client's path behind a prefix. It never reads a body, and whatever goes
 * wrong is an answer 503: nobody is admitted by an accident.
 */
export function makeServer(props: ServerProps): FastifyInstance {
  const { logger, draining } = props;
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // a logger for each request is more than most requests need
    childLoggerFactory: (parent) => parent,
    keepAliveTimeout: keepAliveTimeoutMs,
    // while it closes it still knows the answers
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    http: { maxHeaderSize: maxHeaderBytes },
    // what is no HTTP gets no answer, which Envoy makes a 503
    clientErrorHandler: (_error, socket) => socket.destroy(),
    rewriteUrl: ({ url = '' }) => (isAsked(url, props.config) ? place : '/-'),
    frameworkErrors: (error, _request, reply) => failed(error, reply as FastifyReply, logger),
  });
  app.setErrorHandler((error, _request, reply) => failed(error, reply, logger));
  app.setNotFoundHandler((_request, reply) => answer(reply, refusals.unavailable));
  app.addHook('onRequest', (_request, reply, done) => {
    const { raw } = reply;
    raw.sendDate = false;
    // HTTP/1.1 keeps connections by itself, and Envoy would hand what is said about this one on to clients
    if (draining()) raw.setHeader('connection', 'close');
    else raw.removeHeader('connection');
    done();
  });
  app.route({
    method: methodsOf(app),
    url: place,
    exposeHeadRoute: false,
    // before anything looks at a body: some methods have rules of their own about those
    onRequest: (request, reply) => decide(request, reply, props),
    handler: (_request, reply) => answer(reply, refusals.unavailable),
  });
  return app;
}

/** All that Node reads, so that clients' methods meet the same answer; CONNECT does not come here: Node closes its connection. */
function methodsOf(app: FastifyInstance): string[] {
  const known = new Set(app.supportedMethods);
  for (const method of METHODS) if (!known.has(method) && method !== 'CONNECT') app.addHttpMethod(method);
  return app.supportedMethods;
}

function isAsked(url: string, { pathPrefix }: AuthorizerConfig): boolean {
  return (
    url.startsWith(pathPrefix) && (url.length === pathPrefix.length || '/?'.includes(url.charAt(pathPrefix.length)))
  );
}

async function decide(request: FastifyRequest, reply: FastifyReply, props: ServerProps): Promise<FastifyReply> {
  const { config, authorize, metrics, log } = props;
  const startedMs = performance.now();
  const facts = readRequest(request.raw.rawHeaders, config.headers);
  const decision = await authorize(facts);
  if (decision.admitted) admit(reply, { decision, facts }, props);
  metrics.decided(decision, (performance.now() - startedMs) / 1000);
  if (decision.admitted) return reply.send();
  log.refused(decision, request.headers['x-request-id']);
  return answer(reply, decision);
}

function admit(
  reply: FastifyReply,
  { decision, facts }: { readonly decision: Decision & { readonly admitted: true }; readonly facts: RequestFacts },
  { config, hops }: ServerProps,
): void {
  const { headers, jurisdiction } = config;
  const { tenant, tier, version, origin } = decision;
  // what has hopped is not sent on
  const hopToken = origin === null ? hops.sign(facts, decision) : noHopToken;
  reply.header(headers.tenant, tenant);
  reply.header(headers.tier, tier);
  reply.header(headers.jurisdiction, jurisdiction);
  reply.header(headers.version, version);
  reply.header(headers.hopToken, hopToken);
  if (origin !== null) reply.header(headers.hopOrigin, origin);
}

function answer(reply: FastifyReply, { statusCode, headers, body }: Decision & { readonly admitted: false }) {
  return reply.code(statusCode).headers(headers).send(body);
}

function failed(error: unknown, reply: FastifyReply, logger: FastifyBaseLogger): FastifyReply {
  logger.error({ err: error }, 'a request could not be decided');
  return answer(reply, refusals.unavailable);
}
