import type { EngineFamily } from './replica';

/** What an engine costs beside the law that all share, as factors on it. */
export interface EngineCosts {
  /** On the overhead of a step and of a layer. */
  readonly overheadFactor: number;
  /** On the cost of a sequence. */
  readonly sequenceFactor: number;
}

/**
 * Constants of the roofline law: the same for every model and GPU. Shares are of published rates. Fitted once over all rows of
 * dense models (see `fitted-coefficients.ts`); those of a mixture of experts over the rows of such models.
 */
export interface Law {
  /** Share of the memory bandwidth with which weights stream. */
  readonly weightsBandwidthShare: number;
  /** Share of the memory bandwidth with which the KV cache is read. */
  readonly kvBandwidthShare: number;
  /** Share of the arithmetic rate that a decode step reaches. */
  readonly decodeArithmeticShare: number;
  /** Share of the arithmetic rate that a prefill reaches. */
  readonly prefillArithmeticShare: number;
  /** Host and launch overhead of a step, microseconds. */
  readonly stepMicroseconds: number;
  /** Launch and kernel overhead of a layer, microseconds. */
  readonly layerMicroseconds: number;
  /** Latency of one all-reduce over NVLink per doubling of the GPUs, microseconds. */
  readonly allReduceMicroseconds: number;
  /** Share of the link's rate that an all-reduce reaches. */
  readonly linkShare: number;
  /** Cost of a sequence in a step, microseconds: scheduling, sampling. */
  readonly sequenceMicroseconds: number;
  /** Cost of a sequence in a layer, microseconds: attention beside its KV reads. */
  readonly sequenceLayerMicroseconds: number;
  readonly engines: Readonly<Record<EngineFamily, EngineCosts>>;
  readonly prefill: {
    /** Fixed part of a prefill, milliseconds. */
    readonly overheadMs: number;
    /** Prefills that one more request in flight puts before this one, in a closed loop that starts all at once. */
    readonly waitShare: number;
  };
  readonly experts: {
    /** n tokens use as many different experts as n to this power would, were each to choose at random: 1 is random, less is alike. */
    readonly routingExponent: number;
    /** Factor on the overhead of a layer: routing, and a kernel per group of experts. */
    readonly layerFactor: number;
    /** Factor on the arithmetic share of a prefill. */
    readonly prefillFactor: number;
  };
}
