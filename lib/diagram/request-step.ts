import { type Card, card } from './drawing';

/** A step on the way of a request. */
export interface RequestStep {
  readonly card: Card;
  /** Answers with which it may end here; null: none. */
  readonly refusal: Card | null;
}

/** A step, and its refusals as status and reason. */
export function step(given: Card, refusals: readonly (readonly [status: string, reason: string])[]): RequestStep {
  if (refusals.length === 0) return { card: given, refusal: null };
  return {
    card: given,
    refusal: card({
      id: `${given.id}/refusal`,
      tone: 'refusal',
      title: refusals.length === 1 ? 'Refused' : 'Refused, or',
      rows: refusals,
      planned: given.planned,
    }),
  };
}
