import type { Card, Drawing, Edge, Group } from './drawing';
import type { Font } from './measure-text';

/** Pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

/** What a text is: its font and colour. */
export type Voice = 'title' | 'heading' | 'text' | 'muted' | 'label';

export const fonts: Readonly<Record<Voice, Font>> = {
  heading: { size: 14, bold: true },
  title: { size: 12.5, bold: true },
  text: { size: 12, bold: false },
  muted: { size: 12, bold: false },
  label: { size: 11, bold: false },
};

/** Height of the box of a line of text, and how far below its top the letters stand. */
export const lineHeight = 16;
export const baseline = 12;

/** A line of text, from its left end. */
export interface PlacedText extends Box {
  readonly text: string;
  readonly voice: Voice;
}

export interface PlacedCard {
  readonly card: Card;
  readonly box: Box;
  readonly texts: readonly PlacedText[];
}

export interface PlacedGroup {
  readonly group: Group;
  readonly box: Box;
  readonly texts: readonly PlacedText[];
}

export interface PlacedEdge {
  readonly edge: Edge;
  /** At least two; each lies straight beside or below the one before. */
  readonly points: readonly Point[];
  readonly label: PlacedText | null;
}

/** A drawing in which everything has its place. */
export interface PlacedDrawing extends Size {
  readonly drawing: Drawing;
  /** Outermost first. */
  readonly groups: readonly PlacedGroup[];
  readonly cards: readonly PlacedCard[];
  readonly edges: readonly PlacedEdge[];
  /** The line below the picture; null: none. */
  readonly caption: PlacedText | null;
}

export const right = (box: Box): number => box.x + box.width;
export const bottom = (box: Box): number => box.y + box.height;
