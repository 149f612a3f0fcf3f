import type { LeafValue } from '#address';
import { fieldWords, sharedWords } from './field-words';
import type { Place } from './place';
import { type FactQuery, isTelling } from './place-query';
import type { RenderedBody } from './rendered-body';
import { visitScalars } from './visit-scalars';

interface Scored extends Place {
  /** Words of the field's own name that the property shares. */
  readonly own: number;
  /** Words of what the field stands in that the property or its object share. */
  readonly around: number;
}

/** Where a fact stands: in what belongs to the innermost thing that has it, else the next; a telling value anywhere. */
export function factPlaces(bodies: readonly RenderedBody[], fact: FactQuery): readonly Place[] {
  if (fact.places === null) return likelyPlaces(bodies, fact);
  const known = bodies.filter(({ name }) => name !== null).flatMap((body) => knownPlaces(body, fact));
  return [
    ...likelyPlaces(
      bodies.filter(({ name }) => name === null),
      fact,
    ),
    ...known,
  ];
}

/** In objects the register knows where a number stands. */
function knownPlaces({ file, subject, name, content }: RenderedBody, { value, places }: FactQuery): readonly Place[] {
  const own = (places ?? []).filter((place) => place.name === name && place.kind === content.kind);
  const found: Place[] = [];
  visitScalars(content, (property, there) => {
    const place = own.find((it) => it.property.test(property));
    if (place === undefined || (place.isValue && !standsIn(there, value))) return;
    found.push({ file, subject, property, value: place.isValue ? String(there) : 'made of it' });
  });
  return found;
}

function likelyPlaces(bodies: readonly RenderedBody[], fact: FactQuery): readonly Place[] {
  for (const names of fact.owners) {
    const owned = bodies.filter(({ name, marks }) =>
      [name, ...marks].some((mark) => mark !== null && names.includes(mark)),
    );
    const places = best(
      owned.flatMap((body) => scored(body, fact)),
      isTelling(fact.value) ? 0 : 1,
    );
    if (places.length > 0) return places;
  }
  return isTellingValue(fact.value)
    ? best(
        bodies.flatMap((body) => scored(body, fact)),
        0,
      )
    : [];
}

function isTellingValue(value: LeafValue): boolean {
  return Array.isArray(value) ? value.some(isTelling) : isTelling(value);
}

/** The places that share most words, and no fewer than these. */
function best(found: readonly Scored[], least: number): readonly Place[] {
  const most = Math.max(least, ...found.map(({ own }) => own));
  const closest = found.filter(({ own }) => own === most);
  const around = Math.max(0, ...closest.map((place) => place.around));
  return closest
    .filter((place) => place.around === around)
    .map(({ file, subject, property, value }) => ({ file, subject, property, value }));
}

function scored(body: RenderedBody, { value, field }: FactQuery): readonly Scored[] {
  const found: Scored[] = [];
  const dot = field.lastIndexOf('.');
  const ownWords = fieldWords(field.slice(dot + 1));
  const aroundWords = fieldWords(field.slice(0, Math.max(0, dot)));
  visitScalars(body.content, (property, there) => {
    if (!standsIn(there, value)) return;
    const words = fieldWords(`${property.split('.').slice(-2).join('.')} ${argumentName(there)}`);
    const own = sharedWords(ownWords, words);
    const around = sharedWords(aroundWords, fieldWords(`${property} ${body.subject}`));
    found.push({
      file: body.file,
      subject: body.subject,
      property: `${body.prefix}${property}`,
      value: Array.isArray(there) ? there.join(', ') : String(there),
      own,
      around,
    });
  });
  return found;
}

/** `--max-num-seqs=64` is named by its own text. */
function argumentName(value: unknown): string {
  return typeof value === 'string' && value.startsWith('--') ? (value.split('=')[0] ?? '') : '';
}

/** Whether a rendered value is the fact's: as it is, as text, with a unit, as an argument, or within a longer text. */
export function standsIn(there: unknown, value: LeafValue): boolean {
  if (Array.isArray(value))
    return Array.isArray(there) && value.length > 0 && value.every((item) => there.map(String).includes(String(item)));
  if (Array.isArray(there)) return false;
  if (there === value) return true;
  const text = String(there);
  if (typeof value === 'string') return text === value || (isTelling(value) && text.includes(value));
  if (typeof value === 'number') return new RegExp(`^(?:--[\\w-]+=)?${value}(?:s|m|ms|h|d|Mi|Gi|Ki|%)?$`).test(text);
  return text === String(value);
}
