const widestLine = 120;
const list = /^(\s*)([^[\]{}"']+: )\[([^[\]{}"']+)\]$/;

/** Breaks lists of names that are too long for a line between their elements; YAML reads the same. */
export function wrapLists(yaml: string): string {
  return yaml.split('\n').map(wrapList).join('\n');
}

function wrapList(line: string): string {
  const [, indent, key, elements] = line.length > widestLine ? (list.exec(line) ?? []) : [];
  if (indent === undefined || key === undefined || elements === undefined) return line;
  const [first = '', ...rest] = elements.split(', ');
  const lines = [`${indent}${key}[${first}`];
  for (const element of rest) {
    const added = `${lines.at(-1)}, ${element}`;
    if (added.length < widestLine) lines[lines.length - 1] = added;
    else lines.push(`${indent}  ${element}`);
  }
  return `${lines.join(',\n')}]`;
}
