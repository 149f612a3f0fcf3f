import type { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Namespace, NamespaceQuota } from '#topology';
import { wellKnown } from './well-known';

/** Bounds of a namespace: what it may hold, whose priorities its pods may take, and what a container asks for that says nothing. */
export function addResourceQuotas(chart: Chart, namespace: Namespace): void {
  const { quota, systemPriorities, containerDefaults } = namespace;
  new k8s.KubeResourceQuota(chart, 'quota', {
    metadata: { name: quota.name, namespace: namespace.name },
    spec: { hard: quantities(amounts(quota)) },
  });
  if (systemPriorities !== null) {
    new k8s.KubeResourceQuota(chart, 'system-priorities', {
      metadata: { name: systemPriorities.name, namespace: namespace.name },
      spec: { hard: quantities({ pods: String(systemPriorities.pods) }), scopeSelector: ofSystemPriority },
    });
  }
  if (containerDefaults !== null) {
    const { name, cpuMillis, memoryMiB } = containerDefaults;
    const defaultRequest = quantities({ cpu: `${cpuMillis}m`, memory: `${memoryMiB}Mi` });
    new k8s.KubeLimitRange(chart, 'defaults', {
      metadata: { name, namespace: namespace.name },
      spec: { limits: [{ type: 'Container', defaultRequest }] },
    });
  }
}

function amounts({ pods, gpus, loadBalancers, nodePorts }: NamespaceQuota): Record<string, string> {
  const fixed = {
    [`requests.${wellKnown.gpu}`]: String(gpus),
    'services.loadbalancers': String(loadBalancers),
    'services.nodeports': String(nodePorts),
  };
  if (pods === null) return fixed;
  const { count, cpuMillis, memoryMiB } = pods;
  return { ...fixed, pods: String(count), 'requests.cpu': `${cpuMillis}m`, 'requests.memory': `${memoryMiB}Mi` };
}

/** Pods with one of Kubernetes' own priorities. */
const ofSystemPriority: k8s.ScopeSelector = {
  matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: [...wellKnown.systemPriorities] }],
};

function quantities(amounts: Record<string, string>): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, k8s.Quantity.fromString(amount)]));
}
