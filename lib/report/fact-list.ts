/** Names and values in two columns, one pair a line; the further lines of a value stand below its first. */
export function factList(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  const indent = `\n${' '.repeat(width)}`;
  return facts.map(([name, value]) => `${name.padEnd(width)}${value.split('\n').join(indent)}`).join('\n');
}
