import type { Component } from './component';
import { needsOf } from './component-needs';
import { cluster } from './names';
import type { Namespace, PriorityClass } from './namespace';
import { type OwnWorkloads, podDemands } from './pod-demand';
import { componentQuota, resolveQuota } from './resolve-quota';

/** Namespaces whose pods cannot be restricted, and why. */
const exceptions: Readonly<Record<string, Pick<Namespace, 'podSecurity' | 'reason'>>> = {
  'nvidia-device-plugin': {
    podSecurity: 'privileged',
    reason: 'The device plugin hands the GPUs of the node to the kubelet through host paths.',
  },
  'dcgm-exporter': {
    podSecurity: 'privileged',
    reason: 'The exporter reads the GPUs and the kubelet of its node as root, through host paths.',
  },
};

/** What a container of a component asks for that its chart leaves open: small controllers, most of the time idle. */
const openRequests = { name: 'defaults', cpuMillis: 25, memoryMiB: 64 } as const;

/** Our own namespaces and those of the components, each once, sorted. */
export function resolveNamespaces(components: readonly Component[], own: OwnWorkloads): Namespace[] {
  const demands = podDemands(own);
  const ours = new Set([cluster.namespaces.gateway, ...demands.map(({ namespace }) => namespace)]);
  const theirs = new Set(components.map(({ namespace }) => namespace));
  return [...ours, ...theirs].sort().map((name) => ({
    name,
    ...(exceptions[name] ?? { podSecurity: 'restricted', reason: null }),
    denyPolicy: 'default-deny',
    defaultServiceAccount: 'default',
    quota: ours.has(name) ? resolveQuota(name, demands) : componentQuota,
    systemPriorities: components.some((it) => it.namespace === name && needsOf(it).systemCritical)
      ? null
      : { name: 'system-priorities', pods: 0 },
    containerDefaults: ours.has(name) ? null : openRequests,
  }));
}

/** Names of the priority classes, by what they are for. */
export const priorityClassNames = {
  routing: 'meridian-routing',
  base: 'meridian-base',
  burst: 'meridian-burst',
  batch: 'meridian-batch',
  headroom: 'meridian-headroom',
} as const;

/** What leads to engines before engines; base before burst; batch below all that serves requests; headroom below everything, so that any pod takes its place. */
export const priorityClasses: readonly PriorityClass[] = [
  {
    name: priorityClassNames.routing,
    value: 2_000_000,
    description: 'The authorizer, endpoint pickers and Envoys of model pools: without them engines stand idle.',
  },
  {
    name: priorityClassNames.base,
    value: 1_000_000,
    description: 'Base replicas of models: they hold the P50 of traffic.',
  },
  { name: priorityClassNames.burst, value: 500_000, description: 'Burst replicas of models: they follow the queue.' },
  {
    name: priorityClassNames.batch,
    value: -5,
    description: 'Batch workers: a job that loses its pod goes back to its queue.',
  },
  {
    name: priorityClassNames.headroom,
    value: -10,
    description: 'Pause pods that keep nodes ready: any other pod takes their place.',
  },
];
