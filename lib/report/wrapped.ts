import { type Layout, plainLayout } from './layout';
import { wrapLines } from './wrap-lines';

/** A text wrapped at blanks to the width of the page; the further lines of a line are indented. Blanks within it stay. */
export function wrapped(text: string, indent = '  ', { columns }: Layout = plainLayout): string {
  return wrapLines(text, columns, indent).join('\n');
}
