import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBlueprint } from '#blueprint';
import { deployments } from '#regions';
import { tool } from '#test/toolchain/index';
import { resolveTopology } from '#topology';
import { addedLatency, type Effort, oneCore } from './authorizer-figures';
import { envoyConfig } from './envoy-config';
import type { Figure } from './figure';
import { ports } from './ports';
import { Processes } from './processes';
import { startAuthorizer } from './start-authorizer';

/** What the authorizer of production adds to an Envoy, and what it decides, on this machine's loopback. */
export async function measureAuthorizer(effort: Effort): Promise<readonly Figure[]> {
  const processes = new Processes(mkdtempSync(join(tmpdir(), 'meridian-bench-')));
  try {
    return await measure(processes, effort);
  } finally {
    processes.end();
    rmSync(processes.folder, { recursive: true, force: true });
  }
}

async function measure(processes: Processes, effort: Effort): Promise<readonly Figure[]> {
  const { jurisdiction, authorizer } = subject();
  const { folder } = processes;
  const started = await startAuthorizer(processes, { jurisdiction, authorizer });
  const config = join(folder, 'envoy.json');
  writeFileSync(config, JSON.stringify(envoyConfig(authorizer)));
  await processes.start({
    name: 'envoy',
    command: [await tool('envoy'), '--config-path', config, '--concurrency', '1', '--log-level', 'error'],
    ready: { url: `http://127.0.0.1:${ports.envoyAdmin}/ready`, status: 200 },
  });
  const of = { folder, key: started.key, pathPrefix: authorizer.pathPrefix };
  const figures: readonly Figure[] = [...(await addedLatency(of, effort)), ...(await oneCore(of, effort))];
  await started.close();
  return figures;
}

/** A Region of production, and its authorizer. */
function subject() {
  const shipped = deployments.find(({ name }) => name === 'production');
  if (shipped === undefined) throw new Error('regions/index.ts: no deployment "production"');
  const [jurisdiction] = resolveTopology(parseBlueprint(shipped.blueprint)).jurisdictions;
  const [region] = jurisdiction?.regions ?? [];
  if (jurisdiction === undefined || region === undefined) throw new Error('production has no Region');
  return { jurisdiction, authorizer: region.gateway.access.authorizer };
}
