import { needGround } from '#test/gateway/ground/index';
import { prepareControlPlanes } from '#test/gateway/region/control-plane';
import { cacheFolder, type ToolName, tool } from '#test/toolchain/index';
import { needCacheInSight } from './cache-in-sight';

const TOOLS: readonly ToolName[] = [
  'helm',
  'envoy',
  'envoy-gateway',
  'aigw-controller',
  'extproc',
  'ratelimit',
  'redis-server',
  'epp',
  'llm-d-inference-sim',
  'moto_server',
];

/**
 * Builds or fetches every program that the stand runs, and the definitions of its clusters, once.
 *
 * @throws MissingToolError that says how to get what is missing
 */
export async function prepareStand(): Promise<void> {
  // before minutes are spent on programs that nobody could run
  needGround();
  needCacheInSight(cacheFolder());
  for (const name of TOOLS) await tool(name);
  await prepareControlPlanes();
}
