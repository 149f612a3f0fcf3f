import type { JsonObject } from './json';

/** What Pod Security `restricted` wants of a pod, for charts that leave it open. */
export const restrictedPod = { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } as const;

/** What it wants of a container, and a root file system that nothing writes to. */
export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
} as const;

/**
 * Resources of a component: memory as much as it asks for, so that a node never runs out by its promises; no limit on CPU,
 * which would only slow it down.
 */
export function resources(cpuMillis: number, memoryMiB: number): JsonObject {
  const memory = `${memoryMiB}Mi`;
  return { requests: { cpu: `${cpuMillis}m`, memory }, limits: { memory } };
}
