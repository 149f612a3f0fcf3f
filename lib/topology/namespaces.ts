import type { Component } from './component';
import { cluster } from './names';
import type { Namespace, PriorityClass } from './namespace';

/** Namespaces whose pods cannot be restricted, and why. */
const exceptions: Readonly<Record<string, Pick<Namespace, 'podSecurity' | 'reason'>>> = {
  'nvidia-device-plugin': {
    podSecurity: 'privileged',
    reason: 'The device plugin hands the GPUs of the node to the kubelet through host paths.',
  },
};

/** Our own namespaces and those of the components, each once, sorted. */
export function resolveNamespaces(components: readonly Component[]): Namespace[] {
  const { gateway, models } = cluster.namespaces;
  const own: readonly string[] = [gateway, models];
  const all = new Set([...own, ...components.map((component) => component.namespace)]);
  return [...all].sort().map((name) => ({
    name,
    defaultDeny: own.includes(name),
    ...(exceptions[name] ?? { podSecurity: 'restricted', reason: null }),
  }));
}

/** Names of the priority classes, by what they are for. */
export const priorityClassNames = {
  base: 'meridian-base',
  burst: 'meridian-burst',
  headroom: 'meridian-headroom',
} as const;

/** Base before burst; headroom below everything, so that any pod takes its place. */
export const priorityClasses: readonly PriorityClass[] = [
  {
    name: priorityClassNames.base,
    value: 1_000_000,
    description: 'Base replicas of models: they hold the P50 of traffic.',
  },
  { name: priorityClassNames.burst, value: 500_000, description: 'Burst replicas of models: they follow the queue.' },
  {
    name: priorityClassNames.headroom,
    value: -10,
    description: 'Pause pods that keep nodes ready: any other pod takes their place.',
  },
];
