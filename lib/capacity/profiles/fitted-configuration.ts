import type { EngineFamily, Replica } from './replica';

/** What least squares made of the published rows of one configuration. */
export interface FittedConfiguration {
  readonly model: string;
  readonly parameters: number;
  readonly layers: number;
  readonly kvHeads: number;
  readonly headSize: number;
  readonly gpu: string;
  readonly precision: Replica['precision'];
  readonly tensor: number;
  readonly engine: EngineFamily;
  /** Fixed part of a decode step, milliseconds; of a mixture of experts without the time to stream experts. */
  readonly alphaMs: number;
  /** What a sequence adds to a step, milliseconds. */
  readonly betaMs: number;
  /** What a token in the KV cache adds to a step, milliseconds. */
  readonly gammaMsPerToken: number;
  /** Prompt tokens a second, as they show in the TPOT of the requests beside them. */
  readonly prefillTokensPerSecond: number;
  /** Rows within KV capacity. */
  readonly rows: number;
  /** Prompt/completion tokens of these rows. */
  readonly shapes: string;
  /** Median relative error of TPOT: over the rows of the fit, and over concurrencies left out of it. */
  readonly fitError: number;
  readonly leftOutError: number;
}
