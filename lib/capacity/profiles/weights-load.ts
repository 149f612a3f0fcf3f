import type { Replica } from './replica';

/**
 * Rate at which a node streams weights into GPU memory, bytes a second. The engine's streamer loaded an 8B model (16 GB in bf16)
 * on g5.12xlarge in 14.34 s from a gp3 and 7.53 s from an io2 volume, 1.1 and 2.1e9 bytes/s (NVIDIA on the Run:ai model
 * streamer, 2025-09, as reported by hyper.ai). No figure from S3 was seen: the middle of both is assumed for every type, and a
 * small one with a slower network takes longer.
 */
const streamBytesPerSecond = 1.5e9;

/** Time to stream the weights of a replica, seconds; each of its nodes streams its own part. */
export function weightsLoadSeconds({ weightsBytes, nodes }: Replica): number {
  return weightsBytes / nodes / streamBytesPerSecond;
}
