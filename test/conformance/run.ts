import { checkComponents } from '#test/components/index';
import { checkRules } from '#test/rules/check-rules';
import { MissingToolError } from '#test/toolchain/index';
import type { Check } from './check';
import { checkDeliveries } from './check-deliveries';
import { checkManifests } from './check-manifests';
import { ComponentObjects } from './component-objects';

/*
 * npm run test:conformance
 *
 * Has real programs judge what we render: kube-apiserver the manifests, promtool the alerts, Helm the components' values.
 * Needs Go, by which they are built once; what is missing fails. Exit code 0: all is well; 1: it is not, or a tool is missing.
 */

async function main(): Promise<number> {
  // The validator of templates takes 3 s a synth, and other checks run it.
  process.env.CDK_VALIDATION ??= 'false';
  const started = performance.now();
  const components = new ComponentObjects();
  // promtool is busy while API servers wait for namespaces to end
  const [manifests, rules] = await Promise.all([
    checkManifests((cluster, subject) => components.judge(cluster, subject)),
    checkRules(),
  ]);
  process.stdout.write(`${manifests.text}\n\n`);
  const charts = await checkComponents();
  const checks = [...manifests.checks, ...checkDeliveries(), await components.check(), ...charts, ...rules];
  for (const check of checks) process.stdout.write(`${line(check)}\n`);
  const failed = checks.filter(({ passed }) => !passed).length;
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`\n${checks.length - failed} checks passed, ${failed} failed, in ${seconds} s\n`);
  return failed === 0 ? 0 : 1;
}

function line({ name, passed, detail }: Check): string {
  return passed ? `ok      ${name}: ${detail}` : `FAILED  ${name}\n${detail.replace(/^/gm, '        ')}`;
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`\n${error instanceof MissingToolError ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
