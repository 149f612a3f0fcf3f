import type { Replica } from './replica';

/** How the GPUs of a tensor-parallel group talk to each other. */
export interface Interconnect {
  readonly kind: 'nvlink' | 'pcie' | 'network';
  /** Bytes a second that one GPU sends. */
  readonly bytesPerSecond: number;
  /** Latency of one exchange against that of NVLink, where it is fitted. */
  readonly latencyFactor: number;
}

/** Bytes a second and direction over NVLink: half of what the vendor states for both (600, 900, 900, 1800 GB/s; unverified). */
const nvlinkBytesPerSecond: Readonly<Record<string, number>> = {
  'A100-40': 300e9,
  'A100-80': 300e9,
  H100: 450e9,
  H200: 450e9,
  B200: 900e9,
};

/**
 * PCIe 4.0 x16, one direction: 32 GB/s, 10 microseconds between peers (aiconfigurator@ee962fc systems/l40s.yaml), through the
 * host where peers cannot reach each other. No row measures it: about five times the fitted latency over NVLink.
 */
const pcie = { kind: 'pcie', bytesPerSecond: 32e9, latencyFactor: 5 } as const;

/** Elastic Fabric Adapter of p5: 3,200 Gbit/s over 8 GPUs (unverified). Latency assumed: 25 microseconds, twelve times that over NVLink. */
const network = { kind: 'network', bytesPerSecond: 50e9, latencyFactor: 12 } as const;

/** The slowest link inside a tensor-parallel group: the network as soon as one group spans nodes. */
export function interconnect({ gpu, tensor, pipeline, nodes }: Replica): Interconnect {
  if (nodes > pipeline && tensor > 1) return network;
  const nvlink = nvlinkBytesPerSecond[gpu.name];
  return nvlink === undefined ? pcie : { kind: 'nvlink', bytesPerSecond: nvlink, latencyFactor: 1 };
}
