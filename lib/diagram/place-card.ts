import type { Card, Group } from './drawing';
import { measureText, wrapText } from './measure-text';
import { type Box, fonts, lineHeight, type PlacedText, right, type Size, type Voice } from './placed';

const inset = { x: 12, y: 8 };
const cellGap = 14;
/** Keys of short rows line up from card to card. */
const narrowestKey = 46;
const heading = { height: 34, inset: 14 };

/** The room that a card needs. */
export function sizeCard(card: Card): Size {
  const rows = brokenRows(card);
  const tracks = trackWidths(rows);
  const widths = [
    textWidth(card.title, 'title') + (card.note === null ? 0 : cellGap + textWidth(card.note, 'muted')),
    ...rows.map((row) => (row.length === 1 ? textWidth(row[0] ?? '', 'text') : sum(tracks))),
  ];
  return { width: Math.ceil(Math.max(...widths)) + 2 * inset.x, height: (rows.length + 1) * lineHeight + 2 * inset.y };
}

/** The texts of a card in its box. */
export function placeCardTexts(card: Card, box: Box): readonly PlacedText[] {
  const x = box.x + inset.x;
  const end = right(box) - inset.x;
  const top = box.y + inset.y;
  const rows = brokenRows(card);
  const tracks = trackWidths(rows);
  return [
    textFrom(card.title, 'title', { x, y: top }),
    ...(card.note === null ? [] : [textUpTo(card.note, 'muted', { x: end, y: top })]),
    ...rows.flatMap((row, index) => {
      const y = top + (index + 1) * lineHeight;
      return row.flatMap((text, column) => {
        if (text === '') return [];
        const voice = row.length > 1 && column === 0 ? 'text' : 'muted';
        return [textFrom(text, voice, { x: x + sum(tracks.slice(0, column)), y })];
      });
    }),
  ];
}

/** The room that the head of a group needs; none without a title. */
export function sizeHeading({ title, note }: Group): Size {
  if (title === '') return { width: 0, height: 0 };
  const width = textWidth(title, 'heading') + (note === null ? 0 : 24 + textWidth(note, 'muted'));
  return { width: Math.ceil(width) + 2 * heading.inset, height: heading.height };
}

export function placeHeading({ title, note }: Group, box: Box): readonly PlacedText[] {
  if (title === '') return [];
  const y = box.y + 10;
  return [
    textFrom(title, 'heading', { x: box.x + heading.inset, y }),
    ...(note === null ? [] : [textUpTo(note, 'muted', { x: right(box) - heading.inset, y })]),
  ];
}

export function textFrom(text: string, voice: Voice, { x, y }: { readonly x: number; readonly y: number }): PlacedText {
  return { text, voice, x, y, width: textWidth(text, voice), height: lineHeight };
}

export function textWidth(text: string, voice: Voice): number {
  return measureText(text, fonts[voice]);
}

function textUpTo(text: string, voice: Voice, { x, y }: { readonly x: number; readonly y: number }): PlacedText {
  return textFrom(text, voice, { x: x - textWidth(text, voice), y });
}

/** Rows of several cells; the last cell of a row that would be too wide goes on below itself. */
function brokenRows({ rows, widestRow }: Card): readonly (readonly string[])[] {
  const before = Math.max(
    0,
    ...rows.map((row) => (row.length < 2 ? 0 : sum(trackWidths(rows).slice(0, row.length - 1)))),
  );
  return rows.flatMap((row) => {
    const last = row.at(-1) ?? '';
    const room = widestRow - (row.length === 1 ? 0 : before);
    const [first = '', ...others] = wrapText(last, fonts.muted, room);
    return [[...row.slice(0, -1), first], ...others.map((line) => [...row.slice(0, -1).map(() => ''), line])];
  });
}

/** Width of each column of cells with the gap after it; the last has none. */
function trackWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const tabular = rows.filter((row) => row.length > 1);
  const columns = Math.max(0, ...tabular.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    const narrowest = column === 0 ? narrowestKey : 0;
    const widest = Math.max(narrowest, ...tabular.map((row) => textWidth(row[column] ?? '', 'text')));
    return widest + (column === columns - 1 ? 0 : cellGap);
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
