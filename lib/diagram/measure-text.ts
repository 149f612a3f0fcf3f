/**
 * Widths of the characters from space to tilde in Helvetica, thousandths of the size: Adobe's metrics of the standard PDF
 * fonts (Helvetica.afm and Helvetica-Bold.afm, version 002.000 of 1997). Arial and Liberation Sans are made to the same widths.
 */
const regular: readonly number[] = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];

const bold: readonly number[] = [
  278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
  556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
  280, 389, 584,
];

/** Further characters that diagrams use; the apostrophe is the one whose width in bold is another. */
const further: ReadonlyMap<string, readonly [regular: number, bold: number]> = new Map([
  ['–', [556, 556]],
  ['×', [584, 584]],
  ['·', [278, 278]],
  ['≤', [549, 549]],
  ['’', [222, 278]],
]);

/** A character that is in neither table: as wide as the widest that is not a rarity. */
const unknown = 1000;

export interface Font {
  /** Pixels. */
  readonly size: number;
  readonly bold: boolean;
}

/** Width of a text, pixels. Diagrams are drawn in fonts of these widths, and have the browser keep to them. */
export function measureText(text: string, font: Font): number {
  const widths = font.bold ? bold : regular;
  let sum = 0;
  for (const character of text) {
    sum += widths[(character.codePointAt(0) ?? 0) - 32] ?? further.get(character)?.[font.bold ? 1 : 0] ?? unknown;
  }
  return Math.round((sum * font.size) / 100) / 10;
}

/** Lines of at most a width, broken at spaces; a word that is wider has a line of its own. */
export function wrapText(text: string, font: Font, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && measureText(longer, font) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
