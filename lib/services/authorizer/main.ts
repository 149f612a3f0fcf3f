import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { ConfigError, parseAuthorizerConfig } from './config-schema';
import { deriveByKms } from './kms-derive';
import { makeService } from './service';
import { openTenantTable } from './tenant-table';

/** After the drain, for answers that are on their way, milliseconds. What is left then is cut off. */
const closeMs = 5000;

/**
 * `node authorizer.cjs <file>`: reads its configuration and serves until SIGTERM, then drains and ends with 0. Asked a second time it ends
 * at once with 1, as controllers of Kubernetes do (sigs.k8s.io/controller-runtime@v0.24.1 pkg/manager/signals): kubelet asks once, so
 * that is somebody who does not want to wait.
 */
async function main(file: string | undefined): Promise<void> {
  const { log: logger } = fastify({ logger: { level: 'info', base: { service: 'authorizer' } } });
  const end = (error: unknown, message: string) => {
    logger.fatal({ err: error }, message);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => end(error, 'uncaught'));
  if (file === undefined) return end(new Error('usage: node authorizer.cjs <configuration file>'), 'not started');
  try {
    const config = parseAuthorizerConfig(readFileSync(file, 'utf8'));
    const table = openTenantTable(config.table.name, config.region);
    const derive = deriveByKms(config.hop.keyAlias, config.region);
    const service = makeService({ config, table, derive, logger });
    await service.listen();
    const { jurisdiction, region, listen } = config;
    logger.info({ jurisdiction, region, ...listen }, 'serving');
    let asked = 0;
    process.on('SIGTERM', () => {
      asked += 1;
      if (asked > 1) return end(undefined, 'asked twice to end: not drained');
      logger.info({ drainSeconds: config.drainSeconds }, 'draining');
      service.drain();
      setTimeout(async () => {
        setTimeout(() => service.server.server.closeAllConnections(), closeMs).unref();
        await service.close();
        table.close();
        logger.info('ended');
        process.exit(0);
      }, config.drainSeconds * 1000);
    });
  } catch (error) {
    if (error instanceof ConfigError) return end(undefined, error.message);
    end(error, 'not started');
  }
}

void main(process.argv[2]);
