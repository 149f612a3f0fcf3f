import { widthOf } from './mark';

/**
 * The lines of a text, wrapped at blanks to a width. A longer word stands whole on a line of its own, blanks within a line stay,
 * and the lines that follow the first of a wrapped one begin with the indent.
 */
export function wrapLines(text: string, width: number, indent = ''): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, indent));
}

function wrapLine(text: string, width: number, indent: string): readonly string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const [, blanks = '', word = ''] of text.matchAll(/(\s*)(\S+)/g)) {
    const longer = `${line}${blanks}${word}`;
    if (line.trim() === '' || widthOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line];
}
