import type { ModelBlueprint } from '#blueprint';
import type { PerformanceProfile } from './profiles';

/** How long a new node takes until it serves, seconds. */
export interface WarmUp {
  /** Launch of the instance until the node is ready. */
  readonly nodeSeconds: number;
  /** Pull and unpacking of the engine's image. */
  readonly imageSeconds: number;
  /** Weights from the Region's bucket into the GPUs. */
  readonly weightsSeconds: number;
  /** Start of the engine beside that: imports, compilation, CUDA graphs. */
  readonly engineSeconds: number;
  readonly totalSeconds: number;
}

/** A small image on a new Karpenter GPU node runs after 84 s (codingwithtaz.blog, EKS, KEDA and Karpenter, seen 2026-11); rounded up. */
const nodeSeconds = 90;

/** 10 to 20 GB of engine image (dev.to, GPU cold starts on Kubernetes, seen 2026-11) at 100 MB/s, pulled and unpacked: assumed. */
const engineImageSeconds = 150;

/** vLLM's start is bound by one CPU, not by the GPU (arXiv 2606.07362, 2026); a minute and a half is assumed. */
const engineSeconds = 90;

/** The simulator: a small image, nothing to load. Assumed. */
const simulator = { imageSeconds: 15, engineSeconds: 5 };

/** How long a new node of a pool takes until it serves. All but the weights is the same for every model, to be replaced by own measurements. */
export function warmUp(model: ModelBlueprint, { weightsLoadSeconds }: PerformanceProfile): WarmUp {
  const parts =
    model.engine.kind === 'simulator'
      ? { nodeSeconds, ...simulator, weightsSeconds: 0 }
      : { nodeSeconds, imageSeconds: engineImageSeconds, engineSeconds, weightsSeconds: weightsLoadSeconds };
  const totalSeconds = parts.nodeSeconds + parts.imageSeconds + parts.weightsSeconds + parts.engineSeconds;
  return { ...parts, totalSeconds: Math.ceil(totalSeconds) };
}
