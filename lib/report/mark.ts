import { createColors } from 'picocolors';
import type { Layout } from './layout';

/** What a mark says: a title; harm or a fault; what a reader should know of; that there is nothing. */
export type Tone = 'heading' | 'alarm' | 'notice' | 'absent';

const { bold, red, yellow, dim } = createColors(true);
const paints: Readonly<Record<Tone, (word: string) => string>> = {
  heading: bold,
  alarm: red,
  notice: yellow,
  absent: dim,
};

/** Escape sequence of ECMA-48 that sets a colour or a weight. */
const graphics = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/** A text marked on a page with colour: each word by itself, so that a line may end after any of them. */
export function mark(text: string, tone: Tone, { colour }: Layout): string {
  return colour ? text.replace(/\S+/g, paints[tone]) : text;
}

/** A text without its marks. */
export function withoutMarks(text: string): string {
  return text.replace(graphics, '');
}

/** Columns that a text of one line takes. */
export function widthOf(text: string): number {
  return [...withoutMarks(text)].length;
}
