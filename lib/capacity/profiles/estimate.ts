import { arithmeticRate, bandwidthBytesPerSecond } from './gpu-rates';
import { interconnect } from './interconnect';
import type { Law } from './law';
import { kvBytesPerTokenPerGpu, kvCapacityTokens } from './memory';
import type { PerformanceProfile } from './profile';
import { gpusOf, type Replica } from './replica';
import { weightsLoadSeconds } from './weights-load';

/** Bytes of one activation between layers: bf16. */
const activationBytes = 2;

/** All-reduces of a layer under tensor parallelism: after attention and after the feed-forward part. */
const allReducesPerLayer = 2;

/** Passing activations to the next pipeline stage, milliseconds. Assumed: one message between GPUs, no row measures it. */
const stageHandOverMs = 0.05;

/**
 * What physics says of a replica: a roofline over published bandwidth and arithmetic rates, with the shares and overheads of
 * `law`. Weights stream once a step, the KV cache once per sequence; arithmetic hides behind the weights until it takes longer.
 */
export function estimateProfile(replica: Replica, law: Law, tpotError: number): PerformanceProfile {
  const { weightsMs, expertsMs, expertShare } = weightsTimes(replica, law);
  const { overheadFactor, sequenceFactor } = law.engines[replica.engine];
  const { tensor, pipeline } = replica;
  const { layers } = replica.architecture;
  const sequenceMicroseconds = law.sequenceMicroseconds + law.sequenceLayerMicroseconds * layers;
  const link = linkTimes(replica, law);
  const kvMs = (kvBytesPerTokenPerGpu(replica) / (bandwidth(replica) * law.kvBandwidthShare)) * 1000;
  const prefill = prefillTimes(replica, law, link.perTokenMs);
  return {
    source: 'estimated',
    evidence: evidence(replica),
    prefillTokensPerSecond: 1000 / prefill.perTokenMs,
    prefillOverheadMs: law.prefill.overheadMs,
    decode: {
      alphaMs: weightsMs + (overheadMs(replica, law) * overheadFactor + link.stepMs) + (pipeline - 1) * stageHandOverMs,
      // a step of a pipeline serves one of its micro-batches: as many sequences as there are stages share the others' time
      betaMs: ((sequenceMicroseconds * sequenceFactor) / 1000 + link.perTokenMs) / pipeline,
      gammaMsPerToken: kvMs / pipeline,
    },
    curvature: {
      weightsMs,
      computeMsPerSequence: operationMs(replica, tensor * law.decodeArithmeticShare) / pipeline,
      expertsMs,
      expertShare,
      routingExponent: law.experts.routingExponent,
      prefillMsPerTokenSquared: prefill.perTokenSquaredMs,
    },
    kvCapacityTokens: kvCapacityTokens(replica),
    weightsLoadSeconds: weightsLoadSeconds(replica),
    tpotFloorMs: tpotFloorMs(replica),
    tpotError,
  };
}

/** Active weights over the bandwidth of the GPUs that work on a token at the same time: stages take turns. */
export function tpotFloorMs(replica: Replica): number {
  return ((replica.weightsBytes * activeShare(replica)) / (replica.tensor * bandwidth(replica))) * 1000;
}

/** Share of the parameters that a token passes through; 1 in a dense model. */
export function activeShare({ architecture }: Replica): number {
  return Math.min(1, (architecture.activeParameters ?? architecture.parameters) / architecture.parameters);
}

function bandwidth({ gpu }: Replica): number {
  return bandwidthBytesPerSecond(gpu);
}

/** In a mixture of experts all weights count as experts', of which a token uses the active share: blueprints state no more. */
function weightsTimes(replica: Replica, law: Law) {
  const streamMs = (replica.weightsBytes / (replica.tensor * bandwidth(replica))) * 1000;
  const expertShare = activeShare(replica);
  const allMs = streamMs / law.weightsBandwidthShare;
  return expertShare === 1
    ? { weightsMs: allMs, expertsMs: 0, expertShare: 0 }
    : { weightsMs: 0, expertsMs: allMs, expertShare };
}

function overheadMs(replica: Replica, law: Law): number {
  const layerFactor = activeShare(replica) === 1 ? 1 : law.experts.layerFactor;
  const { layers } = replica.architecture;
  return (law.stepMicroseconds + law.layerMicroseconds * layerFactor * layers) / 1000;
}

function linkTimes(replica: Replica, law: Law) {
  const { tensor, architecture } = replica;
  const link = interconnect(replica);
  const exchanges = allReducesPerLayer * architecture.layers;
  // a ring sends 2 (t - 1) / t of the data
  const bytesPerToken = exchanges * hiddenSize(replica) * activationBytes * ((2 * (tensor - 1)) / tensor);
  return {
    stepMs: (exchanges * law.allReduceMicroseconds * link.latencyFactor * Math.log2(tensor)) / 1000,
    perTokenMs: (bytesPerToken / (link.bytesPerSecond * law.linkShare)) * 1000,
  };
}

/** Width of a layer, from 12 layers x width^2 parameters of the part that every token passes: blueprints do not state it. */
function hiddenSize(replica: Replica): number {
  const { parameters, layers } = replica.architecture;
  return Math.sqrt((parameters * activeShare(replica)) / layers / 12);
}

function prefillTimes(replica: Replica, law: Law, linkMsPerToken: number) {
  const factor = activeShare(replica) === 1 ? 1 : law.experts.prefillFactor;
  const share = replica.tensor * law.prefillArithmeticShare * factor;
  // causal attention: 2 layers x width operations per pair of tokens
  const attentionOperations = 2 * replica.architecture.layers * hiddenSize(replica);
  const { perSecond } = arithmeticRate(replica.gpu, replica.precision);
  return {
    perTokenMs: operationMs(replica, share) + linkMsPerToken,
    perTokenSquaredMs: (attentionOperations / (perSecond * share)) * 1000,
  };
}

/** Arithmetic of one token: 2 operations for each active parameter, over so many GPUs' worth of the published rate. */
function operationMs(replica: Replica, gpus: number): number {
  const operations = 2 * replica.architecture.parameters * activeShare(replica);
  return (operations / (arithmeticRate(replica.gpu, replica.precision).perSecond * gpus)) * 1000;
}

function evidence(replica: Replica): string {
  const { gpu, precision } = replica;
  const rate = arithmeticRate(gpu, precision);
  const teraPerSecond = `${(rate.perSecond / 1e12).toFixed(0)}e12 ${precision} operations/s${rate.assumed ? ' (assumed)' : ''}`;
  return `roofline on ${gpusOf(replica)} ${gpu.name}: ${gpu.bandwidthGBPerS} GB/s, ${teraPerSecond}`;
}
