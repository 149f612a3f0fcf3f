import { stringify } from 'yaml';
import type { Layout } from '#report';
import { terminalLayout } from './terminal-layout';

/** Forms in which a verb that only looks can print. */
export const formats = ['table', 'json', 'yaml'] as const;

export type Format = (typeof formats)[number];

/** Prints data: as JSON or YAML with everything in it, or as the text that a report makes of it for where it is read. */
export function print<T>(data: T, format: Format, show: (data: T, layout: Layout) => string): void {
  printText(text(data, format, show));
}

/** Prints text, with one line end at its end. */
export function printText(text: string): void {
  process.stdout.write(`${text.trimEnd()}\n`);
}

function text<T>(data: T, format: Format, show: (data: T, layout: Layout) => string): string {
  if (format === 'json') return JSON.stringify(data, null, 2);
  return format === 'yaml' ? stringify(data, { aliasDuplicateObjects: false }) : show(data, terminalLayout());
}
