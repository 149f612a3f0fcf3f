import type { Gateway } from '#topology';

/** Counters of a tenant: shared by all routes, since otherwise each rule of a route would count alone. */
export function globalRateLimit({ rateLimits: { rules, cost }, access: { headers } }: Gateway) {
  return {
    rules: rules.map((rule) => ({
      clientSelectors: [
        {
          headers: [
            { name: headers.tier, type: 'Exact' as const, value: rule.tier },
            { name: headers.tenant, type: 'Distinct' as const },
            // only without it: the Region that admitted the request counts it
            { name: headers.hopOrigin, type: 'RegularExpression' as const, value: '.+', invert: true },
          ],
        },
      ],
      limit: { requests: rule.limit, unit: rule.unit },
      shared: true,
      ...(rule.counts === 'tokens' ? { cost: costOf(cost) } : {}),
    })),
  };
}

/** Nothing when the request comes, unless the budget is used up; what it took when its answer has ended. */
function costOf({ namespace, key }: Gateway['rateLimits']['cost']) {
  return {
    request: { from: 'Number' as const, number: 0 },
    response: { from: 'Metadata' as const, metadata: { namespace, key } },
  };
}
