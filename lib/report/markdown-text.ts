/** A text of which nothing is markup, a reference to an issue, or the name of somebody to be told. */
export function markdownText(text: string): string {
  return text
    .replaceAll('\n', ' ')
    .replace(/[\\`*_[\]|~]/g, (sign) => `\\${sign}`)
    .replace(/[&<>@#]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A text as code, on one line. */
export function markdownCode(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('\n', ' ')}\``;
}
