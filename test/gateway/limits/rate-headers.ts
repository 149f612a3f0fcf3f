import type { Answer } from '#test/gateway/client/ask';
import { errorProblems } from '#test/gateway/trial/api-error';
import type { Gateway } from '#topology';

/** What an answer says of the limits: of the one of which the least is left. */
export interface RateHeaders {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until it is counted anew. */
  readonly reset: number;
}

/** Reads `x-ratelimit-limit` (the limit first, then all of them with their windows), `-remaining` and `-reset`; undefined when one is missing. */
export function rateHeaders({ headers }: Answer): RateHeaders | undefined {
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number.parseInt(headers[`x-ratelimit-${name}`] ?? '', 10),
  );
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  return [limit, remaining, reset].some(Number.isNaN) ? undefined : { limit, remaining, reset };
}

/** What is wrong with the answer to a request over a limit; `longest` bounds how long the client is told to wait, seconds. */
export function overLimitProblems(
  answer: Answer,
  { rateLimits }: Gateway,
  { limit, longest }: { readonly limit: number; readonly longest: number },
): string[] {
  const problems = errorProblems(answer, { status: 429, code: 'rate_limit_exceeded' });
  if (problems.length > 0) return problems;
  const said = rateHeaders(answer);
  const retryAfter = Number(answer.headers[rateLimits.answer.retryAfterHeader]);
  return [
    ...(said?.limit === limit && said.remaining === 0 ? [] : [`x-ratelimit headers of ${JSON.stringify(said)}`]),
    ...(retryAfter === said?.reset && retryAfter >= 1 && retryAfter <= longest
      ? []
      : [`retry-after ${answer.headers[rateLimits.answer.retryAfterHeader]}, not 1 to ${longest} seconds`]),
  ];
}
