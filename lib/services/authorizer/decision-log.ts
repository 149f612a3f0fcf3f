import type { FastifyBaseLogger } from 'fastify';
import type { Refusal } from './decision';

/** What is written of decisions: who is admitted stands in the gateway's access log, and is not written twice. */
export interface DecisionLog {
  /** @param requestId as Envoy gave it */
  refused(refusal: Refusal, requestId: unknown): void;
  /** It cannot be told who asks. */
  unavailable(error: Error): void;
}

/** Lines a second at most: a flood of refusals fills no disk, and costs no time. */
const mostLines = 50;

/** Envoy's own ids have 36 characters; a client's may be longer. */
const mostIdCharacters = 64;

/** Writes refusals as long as they are few; how many were left out stands in the next line. */
export function makeDecisionLog(logger: FastifyBaseLogger, now: () => number): DecisionLog {
  let second = 0;
  let lines = 0;
  let leftOut = 0;
  const write = (level: 'info' | 'warn', facts: object, message: string) => {
    const current = Math.floor(now() / 1000);
    if (current !== second) {
      second = current;
      lines = 0;
    }
    lines += 1;
    if (lines > mostLines) {
      leftOut += 1;
      return;
    }
    logger[level](leftOut === 0 ? facts : { ...facts, leftOut }, message);
    leftOut = 0;
  };
  return {
    refused: ({ reason, statusCode, tenant }, requestId) => {
      const id = typeof requestId === 'string' ? requestId.slice(0, mostIdCharacters) : null;
      write('info', { requestId: id, tenant, decision: 'refused', reason, statusCode }, 'refused');
    },
    unavailable: ({ name, message }) => write('warn', { cause: name, detail: message }, 'it cannot be told who asks'),
  };
}
