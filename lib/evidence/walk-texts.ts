import { isRecord } from './read';

/** A text somewhere in a value. */
export interface FoundText {
  /** Keys and indexes with dots between them: `Properties.Replicas.1.Region`. */
  readonly property: string;
  readonly text: string;
  /** Whether it is the name of a field rather than its value. */
  readonly isKey: boolean;
}

/** Every text of a value, names of fields too, in the order in which they stand. */
export function walkTexts(value: unknown, property = ''): readonly FoundText[] {
  const found: FoundText[] = [];
  collect(value, property, found);
  return found;
}

function collect(value: unknown, property: string, found: FoundText[]): void {
  if (typeof value === 'string') {
    found.push({ property, text: value, isKey: false });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      collect(item, below(property, String(index)), found);
    });
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      found.push({ property: below(property, key), text: key, isKey: true });
      collect(item, below(property, key), found);
    }
  }
}

function below(property: string, key: string): string {
  return property === '' ? key : `${property}.${key}`;
}
