/** A noun of the register in the plural: `service control policies of`, `identities`. */
export function plural(noun: string): string {
  const end = noun.search(/ (?:of|to|in)\b/);
  const head = end < 0 ? noun : noun.slice(0, end);
  return `${pluralWord(head)}${end < 0 ? '' : noun.slice(end)}`;
}

function pluralWord(word: string): string {
  if (word.endsWith('ss')) return `${word}es`;
  if (word.endsWith('s')) return word;
  return /[^aeo]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
