import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { AuthorizerConfig } from '#topology';
import { makeAuthorize } from './authorize';
import { makeDecisionLog } from './decision-log';
import { HopJudge } from './hop-judge';
import { type DeriveKey, HopKeys } from './hop-keys';
import { makeKeyDirectory } from './key-directory';
import type { KeyDirectory } from './key-record';
import { makeMetrics } from './metrics';
import { makeServer } from './server';
import { makeStatusServer } from './status-server';
import type { TenantTable } from './tenant-table';
import { makeTokenVerifier } from './token-verifier';

/** What the service reads of the world. */
export interface ServiceProps {
  readonly config: AuthorizerConfig;
  readonly table: Pick<TenantTable, 'readKey' | 'readTenant'>;
  readonly derive: DeriveKey;
  readonly logger: FastifyBaseLogger;
  /** Milliseconds since 1970. @default the machine's clock */
  readonly now?: () => number;
}

/** The authorizer, put together. */
export interface AuthorizerService {
  readonly server: FastifyInstance;
  readonly status: FastifyInstance;
  /** Takes requests from now on. */
  listen(): Promise<void>;
  /** Says that it goes: it is ready no more, and gives up each connection with its next answer. */
  drain(): void;
  /** Takes no more connections, and ends when the last answer is given. */
  close(): Promise<void>;
}

/**
 * A pod is ready when the table has answered once, so that its first requests find a connection, or after so many milliseconds: were
 * readiness to hang on the table, its failure would take all pods out at once, and with them everybody whose key is known.
 */
const readyAfterMs = 10_000;

/** In the form of a key's id, and nobody's: 12 random characters are this with a chance of 1 in 3 x 10^21. */
const nobodysKey = '0'.repeat(12);

/** Puts the service together. */
export function makeService(props: ServiceProps): AuthorizerService {
  const { config, table, derive, logger, now = Date.now } = props;
  const metrics = makeMetrics();
  const log = makeDecisionLog(logger, now);
  const directory = makeKeyDirectory({
    table,
    bounds: config.cache,
    timeoutMs: config.table.timeoutMs,
    onOutcome: metrics.lookedUp,
  });
  const verifier = makeTokenVerifier({ issuers: config.issuers, maxEntries: config.cache.maxEntries, now });
  const { jurisdiction, hop } = config;
  const keys = new HopKeys({
    jurisdiction,
    periodSeconds: hop.periodSeconds,
    derive,
    now,
    onFailure: (period, error) => logger.warn({ period, err: error }, 'no key for hop tokens of this period'),
  });
  const hops = new HopJudge({ config, keys, now, onOutcome: metrics.hopToken });
  const authorize = makeAuthorize({ config, directory, verifier, hops, now, onUnavailable: log.unavailable });
  const state = { ready: false, draining: false };
  const draining = () => state.draining;
  const server = makeServer({ config, authorize, hops, metrics, log, logger, draining });
  const status = makeStatusServer({ metrics, ready: () => state.ready && !state.draining });
  return {
    server,
    status,
    listen: async () => {
      keys.start();
      void verifier.warm();
      await status.listen({ host: '0.0.0.0', port: config.listen.statusPort });
      await server.listen({ host: '0.0.0.0', port: config.listen.port });
      void firstAnswer(directory).then(() => {
        state.ready = true;
      });
    },
    drain: () => {
      state.draining = true;
    },
    close: async () => {
      keys.stop();
      await server.close();
      await status.close();
    },
  };
}

/** Ends when the table has answered, or when it is time to go on without. */
async function firstAnswer(directory: KeyDirectory): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, readyAfterMs);
  });
  const asked = directory.find(nobodysKey).then(
    () => undefined,
    () => late,
  );
  await Promise.race([asked, late]);
  clearTimeout(timer);
}
