/** A titled block of text. */
export function section(title: string, body: string): string {
  return `${title}\n${body}`;
}
