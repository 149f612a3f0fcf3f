import { type Layout, plainLayout } from './layout';
import { mark } from './mark';
import { wrapped } from './wrapped';

/** A titled block of text. */
export function section(title: string, body: string, layout: Layout = plainLayout): string {
  return `${heading(title, layout)}\n${body}`;
}

/** A title on lines of its own. */
export function heading(title: string, layout: Layout = plainLayout): string {
  return mark(wrapped(title, '  ', layout), 'heading', layout);
}
