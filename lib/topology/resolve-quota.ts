import type { NamespaceQuota } from './namespace';
import type { PodDemand } from './pod-demand';

/** All ways in from outside are load balancers that CloudFormation owns: nothing in a cluster may open another. */
const common = { name: 'quota', loadBalancers: 0, nodePorts: 0 } as const;

/** Quota of a component's namespace: no GPUs, since it would keep them from models. */
export const componentQuota: NamespaceQuota = { pods: null, gpus: 0, ...common };

/** Quota of a namespace of ours: what its pods ask for when there are as many as there can be, and not one more. */
export function resolveQuota(namespace: string, demands: readonly PodDemand[]): NamespaceQuota {
  const own = demands.filter((demand) => demand.namespace === namespace);
  const sum = (of: (demand: PodDemand) => number) => own.reduce((total, it) => total + it.pods * of(it), 0);
  return {
    pods: { count: sum(() => 1), cpuMillis: sum((it) => it.cpuMillis), memoryMiB: sum((it) => it.memoryMiB) },
    gpus: sum((it) => it.gpus),
    ...common,
  };
}
