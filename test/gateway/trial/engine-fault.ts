import { waitUntil } from '#test/conformance/wait-until';
import type { Engine, Stand } from '#test/gateway/stand';
import { readOnHost, sendOnHost } from './on-host';

/** How an engine fails: the last two do not answer their metrics either. */
export const engineFaults = ['answers 500', 'sheds load with 429', 'refuses connections', 'hangs'] as const;
export type EngineFault = (typeof engineFaults)[number];

/**
 * Stands in for an engine that answers 500, which the simulator cannot: healthy to its picker, since its metrics say so. The
 * names of the series are the simulator's, version 0.10.2.
 */
const BROKEN = `
const metrics = ['running', 'waiting'].map((what) => 'vllm:num_requests_' + what + '{model_name="broken"} 0');
metrics.push('vllm:kv_cache_usage_perc{model_name="broken"} 0', 'vllm:cache_config_info{block_size="16",num_gpu_blocks="1024"} 1', '');
require('node:http').createServer((request, answer) => {
  request.resume();
  if (request.method === 'GET') return void answer.writeHead(200, { 'content-type': 'text/plain' }).end(metrics.join('\\n'));
  request.on('end', () => answer.writeHead(500, { 'content-type': 'application/json' })
    .end(JSON.stringify({ error: { message: 'broken', type: 'InternalServerError', param: null, code: 500 } })));
}).listen(Number(process.argv[1]));`;

let standIns = 0;

/**
 * Breaks engines.
 *
 * @returns what repairs them, and waits until they answer
 */
export async function breakEngines(
  stand: Stand,
  engines: readonly Engine[],
  fault: EngineFault,
): Promise<() => Promise<void>> {
  const repairs = await Promise.all(engines.map((engine) => breakEngine(stand, engine, fault)));
  return async () => void (await Promise.all(repairs.map((repair) => repair())));
}

async function breakEngine(stand: Stand, engine: Engine, fault: EngineFault): Promise<() => Promise<void>> {
  switch (fault) {
    case 'hangs':
      engine.program.freeze();
      return async () => engine.program.thaw();
    case 'refuses connections':
      await engine.program.stop('SIGKILL');
      return () => startedAgain(stand, engine);
    case 'sheds load with 429':
      await configure(stand, [engine], { 'failure-injection-rate': 100, 'failure-types': ['rate_limit'] });
      return () => configure(stand, [engine], { 'failure-injection-rate': 0 });
    case 'answers 500':
      return replaced(stand, engine);
  }
}

async function replaced(stand: Stand, engine: Engine): Promise<() => Promise<void>> {
  const { ground } = stand;
  await engine.program.stop('SIGKILL');
  standIns += 1;
  const broken = await ground.start(`broken-${process.pid}-${standIns}`, engine.host, {
    program: process.execPath,
    args: ['-e', BROKEN, String(portOf(stand, engine))],
  });
  await answers(stand, engine);
  return async () => {
    await broken.stop('SIGKILL');
    await startedAgain(stand, engine);
  };
}

/** Starts an engine that was stopped, and waits until it answers. */
export async function startedAgain(stand: Stand, engine: Engine): Promise<void> {
  await engine.program.start();
  await answers(stand, engine);
}

async function answers(stand: Stand, engine: Engine): Promise<void> {
  await waitUntil(async () => (await readOnHost(stand.ground, engine.host, [metricsOf(stand, engine)]))[0] !== null, {
    what: `${engine.pod} answers`,
    withinMs: 20_000,
  });
}

/** Settings of simulators that run: latencies, and what fails. */
export async function configure(
  stand: Stand,
  engines: readonly Engine[],
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await Promise.all(
    engines.map((engine) =>
      sendOnHost(stand.ground, engine.host, {
        url: `http://127.0.0.1:${portOf(stand, engine)}/admin/config`,
        body: settings,
      }),
    ),
  );
}

/** Address of an engine's metrics, on its own host. */
export function metricsOf(stand: Stand, engine: Engine): string {
  return `http://127.0.0.1:${portOf(stand, engine)}/metrics`;
}

/** Port on which an engine serves requests and metrics. */
export function portOf({ regions }: Stand, engine: Engine): number {
  const pools = Object.values(regions).flatMap(({ region }) => region.modelPools);
  const pool = pools.find(({ name, canary }) => name === engine.pool || canary?.pool.name === engine.pool);
  if (pool === undefined) throw new Error(`${engine.pod}: no pool ${engine.pool} in the Topology`);
  return pool.engine.port;
}
