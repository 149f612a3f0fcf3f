import fastify, { type FastifyInstance } from 'fastify';
import type { AuthorizerMetrics } from './metrics';

/** What the status server stands on. */
export interface StatusProps {
  readonly metrics: Pick<AuthorizerMetrics, 'text' | 'contentType'>;
  /** Whether requests may be sent here. */
  readonly ready: () => boolean;
}

/** For the kubelet and Prometheus, on a port of its own that no Envoy knows. */
export function makeStatusServer({ metrics, ready }: StatusProps): FastifyInstance {
  const app = fastify({ logger: false, return503OnClosing: false });
  app.get('/livez', () => 'ok');
  app.get('/readyz', (_request, reply) => (ready() ? reply.send('ok') : reply.code(503).send('not ready')));
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  return app;
}
