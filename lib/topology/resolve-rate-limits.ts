import { errorBody, retryAfterHeader } from './error-answer';
import type { Tier } from './gateway';
import type { RateLimit, RateLimits } from './rate-limit';

/** AI Gateway writes it as metadata of the request (AIGatewayRoute.spec.llmRequestCosts). */
export const tokenCost = { namespace: 'io.envoy.ai_gateway', key: 'llm_total_token', type: 'TotalToken' } as const;

/**
 * Four limits per tier. Bursts are a second limit on requests, by the second. Requests that a peer admitted are left out: the peer
 * counts them, the tokens of their answers too.
 */
export function resolveRateLimits(tiers: readonly Tier[]): RateLimits {
  return {
    rules: tiers.flatMap(limitsOf),
    answer: {
      statusCode: 429,
      resetHeader: 'x-ratelimit-reset',
      retryAfterHeader,
      ...errorBody({
        message:
          'A limit of your tier is reached: see the x-ratelimit headers, and try again after retry-after seconds.',
        type: 'rate_limit_error',
        code: 'rate_limit_exceeded',
      }),
    },
    cost: tokenCost,
  };
}

function limitsOf({ name: tier, requestsPerMinute, burstPerSecond, tokensPerMinute, tokensPerDay }: Tier): RateLimit[] {
  return [
    { tier, counts: 'requests', limit: requestsPerMinute, unit: 'Minute' },
    { tier, counts: 'requests', limit: burstPerSecond, unit: 'Second' },
    { tier, counts: 'tokens', limit: tokensPerMinute, unit: 'Minute' },
    { tier, counts: 'tokens', limit: tokensPerDay, unit: 'Day' },
  ];
}
