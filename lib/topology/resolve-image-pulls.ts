import type { ImagePull } from './image-pull';
import { imageReference } from './image-reference';
import type { ModelPool, Placement, ServingPool } from './model-pool';
import { cluster, labelKeys } from './names';
import { priorityClassNames } from './namespaces';
import { instanceClassLabel, instanceClassTaints } from './resolve-node-pools';
import { withCanary } from './with-canary';

/** A user of no privilege. */
const userId = 65_532;

/** One per instance class on which large images run. A simulator's is some 30 MB, has no shell, and needs none of this. */
export function resolveImagePulls(pools: readonly ModelPool[]): ImagePull[] {
  const large = pools
    .flatMap(withCanary)
    .filter(({ engine }) => engine.kind === 'vllm')
    .flatMap((pool) =>
      placements(pool).flatMap(({ instanceClasses }) => instanceClasses.map((name) => ({ name, pool }))),
    );
  const classes = [...new Set(large.map(({ name }) => name))].sort();
  return classes.map((name) =>
    resolveImagePull(
      name,
      [...new Set(large.filter((it) => it.name === name).map(({ pool }) => pool.engine.image))].sort(),
    ),
  );
}

function placements({ base, burst }: ServingPool): Placement[] {
  return [base.placement, ...(burst === null ? [] : [burst.placement])];
}

function resolveImagePull(instanceClass: string, images: readonly string[]): ImagePull {
  return {
    workload: `image-pull-${instanceClass}`,
    namespace: cluster.namespaces.models,
    labels: [{ key: labelKeys.imagePull, value: instanceClass }],
    nodeLabel: instanceClassLabel(instanceClass),
    tolerations: instanceClassTaints(instanceClass),
    priorityClass: priorityClassNames.burst,
    images,
    command: ['/bin/true'],
    // images of CUDA ask for all GPUs of the node by themselves
    env: [{ name: 'NVIDIA_VISIBLE_DEVICES', value: 'void' }],
    userId,
    pull: { cpuMillis: 10, memoryMiB: 64 },
    pauseImage: imageReference('pause'),
    pause: { cpuMillis: 1, memoryMiB: 16 },
    maxUnavailablePercent: 100,
  };
}
