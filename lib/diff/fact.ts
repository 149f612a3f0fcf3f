import type { LeafValue } from '#address';
import type { CauseKind } from './cause';
import type { ChangeGroup } from './change';

/** What a change of a fact can hurt. */
export interface Judgement {
  readonly group: ChangeGroup;
  readonly isDestructive: boolean;
  /** What it comes to beyond itself, to be said after it; null: nothing. */
  readonly effect: string | null;
  /** Whether what bears the fact is made anew, and what it held is not in the new one. */
  readonly isReplaced: boolean;
}

const harmless = { isDestructive: false, effect: null, isReplaced: false } as const;

/**
 * What shows that a fact follows from a cause. `mention`: what differs is the cause's name or network, and nothing else; `numbers`:
 * nothing differs but numbers; `own`: it belongs to the cause's pool or tier; `own-numbers`: both.
 */
export type Evidence = 'mention' | 'numbers' | 'own' | 'own-numbers';

export type Follows = Readonly<Partial<Record<CauseKind, Evidence>>>;

/** What is said of a field of the Topology, or of a part whose fields are all of a kind. */
export interface Fact {
  readonly kind: 'fact';
  /** Its name in words; null: made from the field's. */
  readonly words: string | null;
  readonly judge: (before: LeafValue, after: LeafValue) => Judgement;
  readonly follows: Follows;
  /** Whether other facts repeat its value. */
  readonly isRepeated: boolean;
  /** Whether a list means the same in any order. */
  readonly isSet: boolean;
  /** What null means. */
  readonly absent: string;
}

/** What is said of an element of a list, or of a part that bears a name of its own. */
export interface Thing<F> {
  readonly kind: 'thing';
  readonly noun: string;
  /** Of one that comes, and of one that goes. */
  readonly added: Judgement;
  readonly removed: Judgement;
  readonly follows: Follows;
  /** What its change, its coming or its going may be the cause of; null: nothing. */
  readonly causes: CauseKind | null;
  /** `none`: it only holds others, which are named and counted instead; `broad`: named, but its fields are what is counted. */
  readonly naming: 'own' | 'none' | 'broad';
  readonly fields: F;
}

/** The thing that a type of the Topology is. */
export type ThingOf<T> = Thing<FieldsOf<T>>;

/**
 * Facts of each field: one more field in the Topology's types without a line here does not compile. What may be null is a fact or a thing,
 * since there is something to be said of it when it comes and goes.
 */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: null extends T[K] ? Fact | ThingOf<NonNullable<T[K]>> : FactsOf<T[K]>;
};

export type FactsOf<T> =
  | Fact
  | (T extends readonly (infer E)[] ? ThingOf<E> : T extends object ? ThingOf<T> | FieldsOf<T> : never);

type FactOptions = Partial<Pick<Fact, 'words' | 'follows' | 'isRepeated' | 'isSet' | 'absent'>>;

/** A fact whose change is in one group, whatever the values. */
export function fact(group: ChangeGroup, options: FactOptions = {}): Fact {
  return judged(() => ({ ...harmless, group }), options);
}

/** A fact by whose change AWS makes something new in the place of what bears it; `what` names it where it is not that alone. */
export function replacing(what: string | null = null, options: FactOptions = {}): Fact {
  const judgement = {
    group: 'replacement',
    isDestructive: true,
    isReplaced: what === null,
    effect: what === null ? null : `${what} would be REPLACED`,
  } as const;
  return judged(() => judgement, { isRepeated: true, ...options });
}

/** How long something is kept; null: for ever. What is cut is lost; what is kept longer costs more. */
export function kept(words: string): Fact {
  return judged(
    (before, after) =>
      Number(after ?? Number.POSITIVE_INFINITY) < Number(before ?? Number.POSITIVE_INFINITY)
        ? { ...harmless, group: 'replacement', isDestructive: true, effect: 'what is older is DELETED' }
        : { ...harmless, group: 'capacity' },
    { words, absent: 'for ever' },
  );
}

/** A count of which fewer means less to stand on, and more means more to pay. */
export function floor(options: FactOptions = {}): Fact {
  return judged(
    (before, after) => ({ ...harmless, group: Number(after) < Number(before) ? 'availability' : 'capacity' }),
    options,
  );
}

/** A limit of a customer: less of it turns somebody away, more of it lets one customer take more of what all share. */
export function allowance(words: string): Fact {
  return judged(
    (before, after) => ({ ...harmless, group: Number(after) < Number(before) ? 'availability' : 'security' }),
    { words },
  );
}

/** A fact that is judged by its values. */
export function judged(judge: Fact['judge'], options: FactOptions = {}): Fact {
  return { kind: 'fact', words: null, follows: {}, isRepeated: false, isSet: false, absent: 'none', ...options, judge };
}

interface ThingOptions extends Partial<Pick<Thing<never>, 'follows' | 'naming' | 'causes'>> {
  readonly group: ChangeGroup;
  /** Group of one that goes, where it is another. */
  readonly removed?: ChangeGroup;
  /** What is lost with one that goes; then its going is destructive. */
  readonly holds?: string;
}

/** A thing whose coming and going is in one group, unless the options say otherwise. */
export function thing<F>(noun: string, options: ThingOptions, fields: F): Thing<F> {
  const { group, holds, removed, ...rest } = options;
  const gone: Judgement =
    holds === undefined
      ? { ...harmless, group: removed ?? group }
      : { ...harmless, group: removed ?? 'replacement', isDestructive: true, effect: `${holds} LOST with it` };
  const shared = { follows: {}, causes: null, naming: 'own' } as const;
  return { kind: 'thing', noun, added: { ...harmless, group }, removed: gone, ...shared, ...rest, fields };
}
