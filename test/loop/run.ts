import { preparedData } from '#test/conformance/prepared-data';
import { type ToolName, tool } from '#test/toolchain/index';
import { checkNodes, kwokDefinition } from './check-nodes';
import { checkReservedPools } from './check-reserved-pools';
import { checkScaling } from './check-scaling';
import { isInside, isIsolated, runIsolated } from './isolated';
import { kedaDefinitions } from './keda';
import { kwokStages } from './kwok';
import { shippedRegions } from './shipped-region';

/**
 * `npm run test:loop`: our scaling rule and our node pools on the real programs, without containers or a cloud. Exits with 1 when
 * a check fails.
 */
const TOOLS: readonly ToolName[] = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubectl',
  'kwok',
  'keda-operator',
  'keda-adapter',
  'keda-webhooks',
  'karpenter-kwok',
  'prometheus',
];

/** Where there is most to see: two classes of GPUs, and the widest burst. */
const DEPLOYMENT = 'production';
const REGION = 'eu-north-1';

/** Everything that needs a network, before there is none. */
async function prepare(): Promise<void> {
  for (const name of TOOLS) await tool(name);
  await kwokStages(0);
  await kedaDefinitions();
  await kwokDefinition();
  await preparedData();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function runChecks(): Promise<number> {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  `;
  const say = (text: string) => {
    const [first = '', ...rest] = text.split('\n');
    print([`${seconds()}${first}`, ...rest.map((line) => `        ${line}`)].join('\n'));
  };
  say(
    isIsolated()
      ? 'in a network of its own'
      : 'no network of its own (unshare and ip are needed): ports of KEDA are open while this runs',
  );
  const everywhere = shippedRegions();
  const shipped = everywhere.find((it) => it.deployment === DEPLOYMENT && it.region.name === REGION);
  if (shipped === undefined) throw new Error(`${DEPLOYMENT}/${REGION} does not ship`);
  const [scaling, nodes] = await Promise.all([
    checkScaling(shipped, everywhere, (text) => say(`scaling  ${text}`)),
    checkNodes(shipped, (text) => say(`nodes    ${text}`)),
  ]);
  const checks = [...checkReservedPools(everywhere), ...scaling, ...nodes];
  for (const { name, passed, detail } of checks) print(`${passed ? 'passed' : 'FAILED'}  ${name}: ${detail}`);
  const failed = checks.filter(({ passed }) => !passed).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  if (isInside()) return runChecks();
  await prepare();
  return runIsolated();
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    print(error.stack ?? error.message);
    process.exit(1);
  },
);
