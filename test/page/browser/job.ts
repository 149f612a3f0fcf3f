/** What a browser is to look for on a page. */
export const checkNames = [
  'quiet',
  'alone',
  'diagrams',
  'labels',
  'boxes',
  'headings',
  'links',
  'light',
  'dark',
  'width',
  'keyboard',
  'paper',
  'without-script',
] as const;

export type CheckName = (typeof checkNames)[number];

/** A page to open, and what to look for on it. */
export interface Job {
  readonly name: string;
  /** Path of the HTML file. */
  readonly file: string;
  readonly checks: readonly CheckName[];
}

/** What is wrong, in words; none: all is well. */
export type Faults = Readonly<Partial<Record<CheckName, readonly string[]>>>;

/** What the child process prints. */
export type BrowserAnswer =
  | { readonly kind: 'checked'; readonly browser: string; readonly faults: Readonly<Record<string, Faults>> }
  /** No browser can be started here. */
  | { readonly kind: 'no-browser'; readonly reason: string };
