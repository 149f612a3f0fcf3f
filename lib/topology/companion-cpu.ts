/** What one system node has to spare for a single pod, millicores: most of the vCPUs of its type (see `resolveCluster`). */
const mostMillis = { production: 12_000, demo: 1200 };

/**
 * CPU that a program beside a pool asks for, millicores. Never more than a system node can give: a pod that asks for more finds no
 * node at all, while one that asks for less may still take what is free, since none of them has a limit.
 */
export function companionCpuMillis(kind: keyof typeof mostMillis, neededMillis: number): number {
  return Math.min(neededMillis, mostMillis[kind]);
}
