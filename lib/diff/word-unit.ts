import type { LeafDifference, LeafValue } from '#address';
import { isThing } from './find-fact';
import type { Unit } from './unit';
import { unitOf, wordField } from './word-field';
import { wordChange, wordValue } from './word-value';

/** Facts that are said of a part that came or went. */
const mostParts = 4;

/** A fact in words: its name, what it was and what it is. */
export function wordUnit(unit: Unit): string {
  const { kind, lead, said } = unit;
  const words = nameOf(unit);
  if (kind !== 'changed') return `${words} ${wordWhole(unit)}`;
  const absent = isThing(said) ? 'none' : said.absent;
  return `${words} ${wordChange(lead.before ?? absent, lead.after ?? absent, unitOf(lastField(lead.pattern)))}`;
}

/** That a part came or went, and what it was where that is said quickly. */
export function wordWhole({ kind, lead, address, differences }: Unit): string {
  if (differences.length === 1 && lead.address === address) return `${wordValue(heldValue(lead))} ${kind}`;
  const identities = lead.elements.map(({ identity }) => identity);
  const parts = differences
    .filter((one) => one.address.length > address.length && !isEmpty(heldValue(one)))
    .filter((one) => !identities.includes(String(heldValue(one))))
    .map((one) => `${wordField(lastField(one.pattern))} ${wordValue(heldValue(one))}`);
  return parts.length === 0 || parts.length > mostParts ? kind : `${kind} (${parts.join(', ')})`;
}

function heldValue({ kind, before, after }: LeafDifference): LeafValue {
  return kind === 'removed' ? before : after;
}

function isEmpty(value: LeafValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Its name in words, the element that it stands in where that is no thing of its own, and what part of it is meant. */
function nameOf({ said, path, below, lead, things, address }: Unit): string {
  const element = lead.elements.at(-1);
  const isOwn = element === undefined || things.some(({ pattern }) => pattern === element.pattern);
  const name = isOwn || !address.startsWith(element.address) ? '' : ` ${element.identity}`;
  if (!isThing(said) && said.words === null) return `${[path.map(wordField).join(' '), ...below].join('.')}${name}`;
  const words = isThing(said) ? said.noun : said.words;
  return `${words}${name}${below.length === 0 ? '' : ` (${below.map(wordField).join(' ')})`}`;
}

function lastField(pattern: string): string {
  return pattern.slice(pattern.lastIndexOf('.') + 1);
}
