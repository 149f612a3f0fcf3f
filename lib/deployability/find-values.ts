import { isRecord } from '#evidence';

/** A text or a number that somebody looked for. */
export interface FoundValue {
  /** Keys and indexes on the way to it; a key that was found is the last of them. */
  readonly path: readonly string[];
  readonly value: string | number;
}

/**
 * The texts (names of fields too) and numbers of a value for which a test holds. It makes a path only for what it finds: nearly all values
 * hold nothing that one looks for.
 */
export function findValues(value: unknown, test: (found: string | number) => boolean): readonly FoundValue[] {
  const found: FoundValue[] = [];
  const path: (string | number)[] = [];
  const note = (item: string | number): void => {
    if (test(item)) found.push({ path: path.map(String), value: item });
  };
  const visit = (item: unknown): void => {
    if (typeof item === 'string' || typeof item === 'number') note(item);
    else if (Array.isArray(item)) {
      for (let index = 0; index < item.length; index++) {
        path.push(index);
        visit(item[index]);
        path.pop();
      }
    } else if (isRecord(item)) {
      for (const key in item) {
        path.push(key);
        note(key);
        visit(item[key]);
        path.pop();
      }
    }
  };
  visit(value);
  return found;
}
