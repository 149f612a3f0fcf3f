import type { LeafDifference, LeafValue } from '#address';
import type { Cause, RepeatedValue } from './cause';
import type { Evidence } from './fact';
import type { Scope } from './local-change';
import type { Unit } from './unit';

/** Causes that a unit follows from; none: it is told by itself. What destroys is never taken for a mere consequence. */
export function followsFrom(unit: Unit, causes: readonly Cause[]): readonly Cause[] {
  if (unit.judgement.isDestructive) return [];
  const near = causes.filter(({ scope }) => reaches(scope, unit.scope));
  const marksOf = (kind: Cause['kind']) => near.filter((cause) => cause.kind === kind).flatMap(({ marks }) => marks);
  return near.filter((cause) => isShown(unit, cause, marksOf));
}

/** A jurisdiction's change may show in what the whole deployment says of it. */
function reaches(cause: Scope, place: Scope): boolean {
  return isWithin(cause.jurisdiction, place.jurisdiction) && isWithin(cause.region, place.region);
}

function isWithin(cause: string | null, place: string | null): boolean {
  return cause === null || place === null || cause === place;
}

/** Names and networks of all causes of a kind, since one fact may follow from several. */
type MarksOf = (kind: Cause['kind']) => readonly string[];

function isShown(unit: Unit, cause: Cause, marksOf: MarksOf): boolean {
  const { value } = cause;
  if (value !== null && unit.differences.every((one) => repeats(one, value))) return true;
  const evidence = unit.said.follows[cause.kind];
  if (evidence !== 'mention') return evidence !== undefined && shows[evidence](unit, cause);
  return isMentioned(unit, cause.marks, marksOf(cause.kind));
}

/** Whether all that differs is the causes', and some of it this one's. */
function isMentioned({ kind, address, differences }: Unit, own: readonly string[], all: readonly string[]): boolean {
  const texts = differences.flatMap(({ before, after }) => textsOf(before, after));
  const isOwn = names(address, own) || texts.some((text) => names(text, own));
  return isOwn && (kind !== 'changed' || differences.every((one) => differsBy(one, all)));
}

const shows: Readonly<Record<Exclude<Evidence, 'mention'>, (unit: Unit, cause: Cause) => boolean>> = {
  numbers: ({ differences }) => differences.every(differsInNumbers),
  own: ({ address, lead }, { subject }) => subject !== null && isOf(subject, address, lead),
  'own-numbers': ({ address, lead, differences }, { subject }) =>
    subject !== null && isOf(subject, address, lead) && differences.every(differsInNumbers),
};

/** Whether a fact belongs to a pool or a tier: some element on the way to it bears the name. */
function isOf(subject: string, address: string, { elements }: LeafDifference): boolean {
  return (
    elements.some(({ identity }) => names(identity, [subject])) ||
    names(address.slice(address.lastIndexOf('[')), [subject])
  );
}

/** The same text but for the value that is repeated. */
function repeats({ kind, before, after, pattern }: LeafDifference, value: RepeatedValue): boolean {
  if (kind !== 'changed' || pattern === value.pattern) return false;
  const replaced = (text: unknown) => (typeof text === 'string' ? text.replaceAll(value.before, value.after) : text);
  const expected = Array.isArray(before) ? before.map(replaced) : replaced(before);
  return JSON.stringify(expected) === JSON.stringify(after);
}

/** Whether nothing differs but names and networks of the cause: all items that came or went, or all words of a text. */
function differsBy({ before, after }: LeafDifference, marks: readonly string[]): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    const moved = [
      ...after.filter((item) => !before.includes(item)),
      ...before.filter((item) => !after.includes(item)),
    ];
    return moved.length > 0 && moved.every((item) => names(String(item), marks));
  }
  if (typeof before !== 'string' || typeof after !== 'string') return false;
  const [left, right] = [before, after].map((text) => bare(text, marks));
  return left === right;
}

/** A text without the marks, and without what joins words. */
function bare(text: string, marks: readonly string[]): string {
  return marks.reduce((rest, mark) => rest.replaceAll(mark, ''), text).replace(/[^a-z0-9]/gi, '');
}

function differsInNumbers({ kind, before, after }: LeafDifference): boolean {
  if (kind !== 'changed') return false;
  return withoutNumbers(before) === withoutNumbers(after);
}

function withoutNumbers(value: LeafValue): string {
  return JSON.stringify(value).replace(/\d+(?:[.,]\d+)*/g, '#');
}

function textsOf(...values: readonly LeafValue[]): readonly string[] {
  return values.flat().filter((value) => typeof value === 'string');
}

/** Whether a text holds one of the marks as a word of its own: `embed` is none of "embedding". */
function names(text: string, marks: readonly string[]): boolean {
  return marks.some((mark) => {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      if (!isWord(text[at - 1]) && !isWord(text[at + mark.length])) return true;
    }
    return false;
  });
}

function isWord(letter: string | undefined): boolean {
  return letter !== undefined && /[a-z0-9]/i.test(letter);
}
