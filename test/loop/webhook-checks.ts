import { type Check, checkOf } from '#test/conformance/check';
import type { Cluster } from '#test/conformance/cluster';
import type { KubernetesObject } from '#test/conformance/kubernetes-object';
import { waitUntil } from '#test/conformance/wait-until';
import { applied, applyOutcome } from './applied';
import { ofKinds, type ShippedRegion } from './shipped-region';

/** What KEDA's admission webhook says to our ScaledObjects, then to twins that are wrong. It leaves `rule` applied. */
export async function checkWebhook(
  cluster: Cluster,
  everywhere: readonly ShippedRegion[],
  rule: KubernetesObject,
): Promise<readonly Check[]> {
  const accepted = await acceptedEverywhere(cluster, everywhere);
  await applied(cluster, [rule]);
  const formula = { ...rule.spec.advanced.scalingModifiers, formula: 'max(nowhere, 0)' };
  const unknown = named(rule, 'twin-unknown-trigger', {
    scaleTargetRef: { name: 'another' },
    advanced: { ...rule.spec.advanced, scalingModifiers: formula },
  });
  return [
    accepted,
    await refused(cluster, { what: 'a formula over an unknown trigger', twin: unknown, reason: 'nowhere' }),
    await refused(cluster, {
      what: 'a second ScaledObject for one workload',
      twin: named(rule, 'twin-same-workload', {}),
      reason: 'already managed',
    }),
  ];
}

/** As rendered, Region by Region: names repeat from one to the next. */
async function acceptedEverywhere(cluster: Cluster, everywhere: readonly ShippedRegion[]): Promise<Check> {
  const problems: string[] = [];
  let count = 0;
  for (const shipped of everywhere) {
    const rules = ofKinds(shipped, 'ScaledObject');
    count += rules.length;
    await applied(cluster, ofKinds(shipped, 'Namespace'));
    const { code, stderr } = await applyOutcome(cluster, rules, { dryRun: true });
    if (code !== 0) problems.push(`${shipped.deployment}/${shipped.region.name}: ${stderr.trim()}`);
  }
  return checkOf("KEDA's webhook accepts every ScaledObject", problems, `${count} in ${everywhere.length} Regions`);
}

function named(rule: KubernetesObject, name: string, spec: object): KubernetesObject {
  return { ...rule, metadata: { ...rule.metadata, name }, spec: { ...rule.spec, ...spec } };
}

interface Twin {
  readonly what: string;
  readonly twin: KubernetesObject;
  /** Part of the message that it must be refused with. */
  readonly reason: string;
}

/** The webhook sees what was applied a moment later. */
async function refused(cluster: Cluster, { what, twin, reason }: Twin): Promise<Check> {
  let answer = 'accepted';
  const isRefused = await waitUntil(
    async () => {
      const { code, stderr } = await applyOutcome(cluster, [twin], { dryRun: true });
      answer = code === 0 ? 'accepted' : stderr.trim().replace(/\s+/g, ' ');
      return code !== 0 && answer.includes('admission webhook') && answer.includes(reason);
    },
    { what, withinMs: 10_000, everyMs: 500 },
  ).catch(() => false);
  return checkOf(`KEDA's webhook refuses ${what}`, isRefused ? [] : [`it answers: ${answer}`], answer);
}
