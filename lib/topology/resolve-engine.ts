import type { ModelBlueprint } from '#blueprint';
import type { PoolPlan } from '#capacity';
import { image } from '#catalog';
import type { Engine, Weights } from './model-pool';
import { cluster } from './names';

/** Spot gives two minutes' notice; the drain of a replica, with 15 s to spare, stays inside it. */
const drain = { preStopSeconds: 10, shutdownSeconds: 80, graceSeconds: 105 } as const;

/**
 * Times as long as the plan's warm-up may take: a probe or a rollout that gives up too early kills an engine that would have served,
 * while one that gives up late costs minutes. S3 slows down when many engines start at once, and the first kernels are compiled.
 */
const patience = 3;

/** A start is given no less than this, seconds: a small processor that starts many programs takes its time. */
const leastStartSeconds = 60;

const startupPeriodSeconds = 10;

/** How the engine of a pool is run: image, arguments, probes that fit the load of its weights, drain. */
export function resolveEngine(model: ModelBlueprint, plan: PoolPlan, weights: Weights): Engine {
  const known = image(model.engine.kind === 'vllm' ? 'vllm' : 'inference-sim');
  const { weightsSeconds, engineSeconds, totalSeconds } = plan.warmUp;
  const startSeconds = Math.max(leastStartSeconds, patience * (weightsSeconds + engineSeconds));
  return {
    kind: model.engine.kind,
    image: `${model.engine.image ?? known.repository}:${model.engine.version ?? known.tag}`,
    args: [...engineArgs(model, plan, weights), ...nodeArgs(plan, ['--node-rank=0']), ...model.engine.arguments],
    workerArgs:
      plan.nodesPerReplica > 1
        ? [
            ...engineArgs(model, plan, weights),
            ...nodeArgs(plan, ['--node-rank=$(LWS_WORKER_INDEX)', '--headless']),
            ...model.engine.arguments,
          ]
        : [],
    env: model.engine.kind === 'vllm' ? engineEnvironment(weights.cachePath) : [],
    userId: engineUser,
    progressDeadlineSeconds: Math.ceil(patience * totalSeconds + leastStartSeconds),
    port: cluster.enginePort.number,
    portName: cluster.enginePort.name,
    probes: {
      path: '/health',
      startupPeriodSeconds,
      startupFailures: Math.ceil(startSeconds / startupPeriodSeconds),
      timeoutSeconds: 5,
      readinessPeriodSeconds: 5,
      livenessPeriodSeconds: 15,
      livenessFailures: 4,
    },
    drain,
    maxSequences: plan.runningPerReplica,
  };
}

/**
 * Streams tell what they took whatever the client asks for, or nothing of it would be counted towards its tier's tokens: AI Gateway
 * 1.0.0 asks for that on behalf of chats alone (internal/endpointspec, CompletionsEndpointSpec.ParseBody). With it each piece of an
 * answer holds the usage so far (vllm-project/vllm, pull requests 19695 and 20983), so a stream that a client leaves is counted too.
 */
const countedStreams = '--enable-force-include-usage';

/** Arguments of `vllm serve` (docs.vllm.ai, engine arguments), or of the simulator, which takes the same ones where it knows them. */
function engineArgs(model: ModelBlueprint, plan: PoolPlan, weights: Weights): string[] {
  const servedName = model.servedName ?? plan.model;
  const shared = [
    `--port=${cluster.enginePort.number}`,
    `--served-model-name=${servedName}`,
    `--max-model-len=${model.contextTokens}`,
    `--max-num-seqs=${plan.runningPerReplica}`,
  ];
  if (model.engine.kind === 'simulator') {
    return [
      `--model=${servedName}`,
      ...shared.filter((argument) => !argument.startsWith('--served')),
      ...simulatorTimes(model),
    ];
  }
  return [
    // streamed from the Region's bucket into GPU memory, without a copy on disk first
    `s3://${weights.bucket}/${weights.prefix}`,
    '--load-format=runai_streamer',
    // each file is read once, and handed on between the GPUs
    ...(model.parallelism.tensor > 1 ? [`--model-loader-extra-config=${JSON.stringify({ distributed: true })}`] : []),
    // after SIGTERM it refuses what is new and finishes what it has
    `--shutdown-timeout=${drain.shutdownSeconds}`,
    ...shared,
    `--tensor-parallel-size=${model.parallelism.tensor}`,
    `--pipeline-parallel-size=${model.parallelism.pipeline}`,
    ...(model.precision === 'bf16' ? ['--dtype=bfloat16'] : []),
    ...(model.task === 'embed' ? ['--runner=pooling'] : []),
    ...(model.task === 'generate' ? [countedStreams] : []),
  ];
}

/** The simulator answers at half of what the SLO allows, so that a person sees the difference when a pool is full. */
function simulatorTimes(model: ModelBlueprint): string[] {
  const half = (boundMs: number) => `${Math.round(boundMs / 2)}ms`;
  return [
    '--force-dummy-tokenizer',
    '--latency-calculator=constant',
    `--time-to-first-token=${half(model.slo.ttft.boundMs)}`,
    `--inter-token-latency=${half(model.slo.tpot?.boundMs ?? 0)}`,
  ];
}

/** Arguments of a replica that spans nodes (docs.vllm.ai, parallelism and scaling): LeaderWorkerSet gives every pod its leader's address. */
function nodeArgs(plan: PoolPlan, rank: readonly string[]): string[] {
  if (plan.nodesPerReplica === 1) return [];
  return [`--nnodes=${plan.nodesPerReplica}`, '--master-addr=$(LWS_LEADER_ADDRESS)', ...rank];
}

/** A user of no privilege: the engines' images run as root unless told otherwise. */
const engineUser = 65_532;

/** Nothing is fetched or reported at run time, and all that is written goes to the cache folder: the root is read-only. */
function engineEnvironment(cachePath: string): Engine['env'] {
  return Object.entries({
    DO_NOT_TRACK: '1',
    HF_HOME: `${cachePath}/huggingface`,
    HF_HUB_OFFLINE: '1',
    HOME: cachePath,
    TORCHINDUCTOR_CACHE_DIR: `${cachePath}/inductor`,
    TRITON_CACHE_DIR: `${cachePath}/triton`,
    USER: 'engine',
    VLLM_CACHE_ROOT: `${cachePath}/vllm`,
    VLLM_NO_USAGE_STATS: '1',
    XDG_CACHE_HOME: cachePath,
  }).map(([name, value]) => ({ name, value }));
}
