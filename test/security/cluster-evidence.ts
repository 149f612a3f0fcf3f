import { askRules, type Finding, type Plain, takeInventory } from '#evidence';
import { clusterSecurityRules } from '#lib/security/cluster-rules';
import { shippedTopologies } from '#test/topology/shipped-topologies';
import type { Topology } from '#topology';

/** A Region of production whose cluster the objects of a test are for. */
export const region = 'eu-north-1';

export function topologyOf(name: string): Topology {
  const found = shippedTopologies.find(({ deployment }) => deployment.name === name);
  if (found === undefined) throw new Error(`no deployment "${name}"`);
  return found;
}

const production = topologyOf('production');

/** What one rule says of some objects of a Region, and of what Argo CD's own cluster reads. */
export function judge(rule: string, objects: readonly Plain[], ofArgo: readonly Plain[] = []): readonly Finding[] {
  const manifests = [
    { file: 'argocd/eu-north-1/some.yaml', region: null, bytes: 0, objects: ofArgo },
    { file: 'eu-north-1/some.yaml', region, bytes: 0, objects },
  ];
  const inventory = takeInventory({ deployment: 'production', stacks: [], manifests });
  const rules = clusterSecurityRules.filter(({ name }) => name === rule);
  if (rules.length === 0) throw new Error(`no rule "${rule}"`);
  return askRules(rules, { inventory, topology: production }).flatMap(({ findings }) => findings);
}

/** A namespace at a level of Pod Security. */
export function namespaceAt(level: string, reason: string | null): Plain {
  const labels = ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, level],
    [`pod-security.kubernetes.io/${mode}-version`, 'v1.35'],
  ]);
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'models',
      labels: Object.fromEntries(labels),
      annotations: reason === null ? {} : { 'meridian.internal/pod-security-reason': reason },
    },
  };
}
