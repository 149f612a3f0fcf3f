import type { CostInput } from './cost-input';
import { type CostLevel, requestRate } from './cost-level';
import type { Bill } from './cost-line';

/** What the tokens of one model cost over all Regions, at a level of load. */
export interface TokenPrice {
  readonly model: string;
  /** Nodes of its own pools and their disks. */
  readonly ownUsdPerHour: number;
  /** Its share of all the rest, in proportion to `ownUsdPerHour`; to tokens when no model has costs of its own. */
  readonly sharedUsdPerHour: number;
  readonly promptTokensPerHour: number;
  readonly completionTokensPerHour: number;
  /** Both costs over prompt and completion tokens together; null without tokens. */
  readonly usdPerMillionTokens: number | null;
  /** Both costs over completion tokens alone, as if prompts were free; null without any. */
  readonly usdPerMillionCompletionTokens: number | null;
  /** Something of its own or of the shared rest has no price: the figures are lower bounds. */
  readonly isLowerBound: boolean;
}

interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

/** Price of a million tokens by model, in the order in which models first appear. */
export function priceTokens({ regions }: CostInput, bill: Bill, level: CostLevel): TokenPrice[] {
  const tokens = tokensPerHour(regions, level);
  const own = ownCosts(bill);
  const models = [...new Set([...tokens.keys(), ...own.keys()])];
  const rest = bill.lines.reduce((sum, line) => sum + (line.model === null ? line.usdPerHour : 0), 0);
  const ownTotal = total([...own.values()]);
  const tokenTotal = total([...tokens.values()].map(both));
  const incomplete = new Set(bill.unpriced.map((line) => line.model));
  return models.map((model) => {
    const { prompt, completion } = tokens.get(model) ?? { prompt: 0, completion: 0 };
    const ownUsdPerHour = own.get(model) ?? 0;
    const share = ownTotal > 0 ? ownUsdPerHour / ownTotal : tokenTotal > 0 ? (prompt + completion) / tokenTotal : 0;
    const usdPerHour = ownUsdPerHour + share * rest;
    return {
      model,
      ownUsdPerHour,
      sharedUsdPerHour: share * rest,
      promptTokensPerHour: prompt,
      completionTokensPerHour: completion,
      usdPerMillionTokens: perMillion(usdPerHour, prompt + completion),
      usdPerMillionCompletionTokens: perMillion(usdPerHour, completion),
      isLowerBound: incomplete.has(model) || incomplete.has(null),
    };
  });
}

function tokensPerHour(regions: CostInput['regions'], level: CostLevel): ReadonlyMap<string, Tokens> {
  const sums = new Map<string, Tokens>();
  for (const traffic of regions.flatMap((region) => region.traffic)) {
    const requestsPerHour = requestRate(traffic, level) * 3600;
    const { prompt, completion } = sums.get(traffic.model) ?? { prompt: 0, completion: 0 };
    sums.set(traffic.model, {
      prompt: prompt + requestsPerHour * traffic.promptTokensMean,
      completion: completion + requestsPerHour * traffic.completionTokensMean,
    });
  }
  return sums;
}

function ownCosts({ lines }: Bill): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { model, usdPerHour } of lines) {
    if (model !== null) sums.set(model, (sums.get(model) ?? 0) + usdPerHour);
  }
  return sums;
}

/** Fewer than one token an hour is no traffic to divide by. */
function perMillion(usdPerHour: number, tokens: number): number | null {
  return tokens < 1 ? null : (usdPerHour / tokens) * 1e6;
}

function both({ prompt, completion }: Tokens): number {
  return prompt + completion;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
