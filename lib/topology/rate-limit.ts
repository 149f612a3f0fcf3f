/** What a tenant may use of this Region. Counters are shared by all routes, and by all Envoys through the rate-limit service. */
export interface RateLimits {
  readonly rules: readonly RateLimit[];
  /** What a request cost, as AI Gateway writes it down when the answer has ended. */
  /** What a request gets that is over a limit. */
  readonly answer: LimitAnswer;
  readonly cost: { readonly namespace: string; readonly key: string; readonly type: 'TotalToken' };
}

/**
 * Envoy's own answer has the limits as headers and nothing else. A body in its place would take those away, so that it is filled
 * in: the time until the counter is reset, as clients expect it, and an error in the shape of the OpenAI API.
 */
export interface LimitAnswer {
  readonly statusCode: number;
  /** Header in which Envoy says how many seconds remain until the counter is reset. */
  readonly resetHeader: string;
  readonly retryAfterHeader: string;
  readonly contentType: string;
  readonly body: string;
}

/** One limit of one tier; every tenant of the tier has a counter of its own. */
export interface RateLimit {
  readonly tier: string;
  /** Requests are counted before they are sent on; tokens when the answer has ended, so that the last one is served whole. */
  readonly counts: 'requests' | 'tokens';
  readonly limit: number;
  readonly unit: 'Second' | 'Minute' | 'Day';
}
