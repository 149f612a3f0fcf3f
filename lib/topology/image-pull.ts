import type { Label, Toleration } from './labels';

/**
 * Has every node of an instance class hold the engines' images before an engine comes: what waits on a node that headroom keeps
 * ready is then the load of the weights alone. Its pods end their pulling and sleep; Karpenter does not count them when it
 * looks for empty nodes.
 */
export interface ImagePull {
  readonly workload: string;
  readonly namespace: string;
  readonly labels: readonly Label[];
  readonly nodeLabel: Label;
  readonly tolerations: readonly Toleration[];
  readonly priorityClass: string;
  /** Each is started once, for a command that does nothing. */
  readonly images: readonly string[];
  readonly command: readonly string[];
  /** Environment of these, sorted by name. */
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly userId: number;
  readonly pull: { readonly cpuMillis: number; readonly memoryMiB: number };
  /** Image that sleeps then. */
  readonly pauseImage: string;
  readonly pause: { readonly cpuMillis: number; readonly memoryMiB: number };
  /** Share of its pods that a new version replaces at once: they serve nobody. */
  readonly maxUnavailablePercent: number;
}
