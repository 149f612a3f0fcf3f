/** Which texts something may be. */
export interface TextForm {
  /** Fewest and most characters. */
  readonly min: number;
  readonly max: number;
  /** The whole text. */
  readonly pattern: RegExp;
  /** What the pattern says, for people. */
  readonly words: string;
  /** Within what no two may have the same: a Region of an account, an account, all the world; null: they may. */
  readonly unique: 'region' | 'account' | 'world' | null;
}

export const anything = { pattern: /^[\s\S]*$/, words: 'any characters', unique: null } as const;

/** What is wrong with a text, and what it may be; null when nothing is. */
export function faultOf(text: string, { min, max, pattern, words }: TextForm): string | null {
  const right = text.length >= min && text.length <= max && pattern.test(text);
  return right ? null : `"${text}" (${text.length} characters); allowed: ${min}-${max} characters, ${words}`;
}
