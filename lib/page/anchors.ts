/** Anchors of the page. A name becomes one by its letters, digits and hyphens; blueprints allow no other characters in names of their own. */
export function anchor(kind: string, name: string): string {
  return `${kind}-${name.replaceAll(/[^\w-]+/g, '-')}`;
}
