import type { Scope } from './local-change';

/**
 * What other facts may follow from. `region`: one came or went; `pool`: a model pool or a candidate came or went; `replicas`: how
 * many a pool has; `tier`: its limits; `version`: an API version; `value`: a name or an address that other facts repeat.
 */
export type CauseKind = 'region' | 'pool' | 'replicas' | 'tier' | 'version' | 'value';

/** A change that others may follow from. */
export interface Cause {
  readonly kind: CauseKind;
  /** Where they may follow. */
  readonly scope: Scope;
  /** How it is called where they are told: `replicas of chat-large`. */
  readonly label: string;
  /** Model pool, tier or other thing that it is about; null: none. */
  readonly subject: string | null;
  /** Names and networks that came or went. */
  readonly marks: readonly string[];
  /** What a repeated value was, and what it is now; null where it is not one text. */
  readonly value: RepeatedValue | null;
}

export interface RepeatedValue {
  readonly before: string;
  readonly after: string;
  /** The facts that hold it first hand, in several Regions: none of them follows from another. */
  readonly pattern: string;
}
