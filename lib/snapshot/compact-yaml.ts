import { Document, isCollection, isMap, isScalar, visit } from 'yaml';

/** Longest part that is written on one line, characters. */
const shortPart = 100;

/** YAML in which small maps and lists stand on one line each; keys in the order of the data. */
export function compactYaml(data: unknown): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Collection: (_, node) => {
      if (node === document.contents || !isShort(node)) return undefined;
      node.flow = true;
      return visit.SKIP;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function isShort(node: unknown): boolean {
  const length = lengthOf(node);
  return length !== null && length <= shortPart;
}

/** Characters of a part on one line; null where a text in it has several lines. */
function lengthOf(node: unknown): number | null {
  if (isScalar(node))
    return typeof node.value === 'string' && node.value.includes('\n') ? null : String(node.value).length;
  if (!isCollection(node)) return 0;
  const parts = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items;
  return parts.reduce<number | null>((sum, part) => {
    const length = lengthOf(part);
    return sum === null || length === null ? null : sum + length + 2;
  }, 0);
}
