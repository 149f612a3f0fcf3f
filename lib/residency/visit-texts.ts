/** A text on its way: its path is put together only for those that are asked for it. */
export type TextVisitor = (text: string, path: readonly string[], isKey: boolean) => void;

/** Shows every text of a value to a visitor, names of fields too. The path is the visitor's only while it is called. */
export function visitTexts(value: unknown, path: string[], visitor: TextVisitor): void {
  if (typeof value === 'string') {
    visitor(value, path, false);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      path.push(String(index));
      visitTexts(item, path, visitor);
      path.pop();
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      path.push(key);
      visitor(key, path, true);
      visitTexts(value[key as keyof typeof value], path, visitor);
      path.pop();
    }
  }
}
