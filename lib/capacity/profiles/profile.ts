/** Where a profile comes from, best first: a load test of the operator's own, published measurements, their neighbours, or physics. */
export type ProfileSource = 'operator' | 'measured' | 'interpolated' | 'estimated';

/** Pure decode step: one token for each of n sequences. */
export interface DecodeStep {
  /** Part that no sequence adds to, milliseconds. */
  readonly alphaMs: number;
  /** What each sequence adds, milliseconds. */
  readonly betaMs: number;
  /** What each token in the KV cache adds, milliseconds. */
  readonly gammaMsPerToken: number;
}

/** Where the law is not a straight line in the batch or the prompt. */
export interface ProfileCurvature {
  /** Part of `alphaMs` that streams weights: arithmetic of the same step runs beside it, and shows only where it takes longer. */
  readonly weightsMs: number;
  /** Arithmetic of one sequence in one step, milliseconds. */
  readonly computeMsPerSequence: number;
  /** Time to stream the weights of all experts, milliseconds; 0 for a dense model. */
  readonly expertsMs: number;
  /** Share of the experts' weights that one token uses, 0 to 1. */
  readonly expertShare: number;
  /** n tokens together use 1 - (1 - share)^m of them, m = n to this power: below 1, tokens choose alike. */
  readonly routingExponent: number;
  /** Attention inside a prompt, milliseconds per token squared. */
  readonly prefillMsPerTokenSquared: number;
}

/** What one replica of a model does on one kind of GPU. Times in milliseconds, rates per second, of a whole replica. */
export interface PerformanceProfile {
  readonly source: ProfileSource;
  /** What it rests on, in a line: rows, engine, error of the fit, or the law and its published figures. */
  readonly evidence: string;
  /** Prompt tokens per second when nothing else runs. */
  readonly prefillTokensPerSecond: number;
  /** Fixed part of a prefill, milliseconds (scheduling, tokenizing, first step). */
  readonly prefillOverheadMs: number;
  /** Decode step at a mean context of c tokens and batch n, prefills of others not included: alpha + beta n + gamma n c. */
  readonly decode: DecodeStep;
  /** What bends that line. @default none: it is straight */
  readonly curvature?: ProfileCurvature;
  /** KV-cache tokens that fit beside weights, activations and engine overhead. */
  readonly kvCapacityTokens: number;
  /** Time to stream the weights into the GPUs of a new replica, seconds. */
  readonly weightsLoadSeconds: number;
  /** Lowest TPOT that physics allows: active weights read once per step over the memory bandwidth of the GPUs. */
  readonly tpotFloorMs: number;
  /** Relative error to expect of TPOT (0.05 = 5 %), from rows left out of the fit. */
  readonly tpotError: number;
}

/** Mean and P95 lengths of the requests that a profile is asked about. */
export interface RequestShape {
  readonly promptTokensMean: number;
  readonly promptTokensP95: number;
  readonly completionTokensMean: number;
  readonly completionTokensP95: number;
}
