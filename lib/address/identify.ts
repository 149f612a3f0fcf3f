import { identityFields } from './identity-fields';

/** Values of charts are written by their authors' rules: their lists have no identities that we know, and are told by place. */
const freeForm = 'jurisdictions.regions.components.values';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What identifies each element of a list, in order. Where two are alike, the second is `name #2`: lists of rules repeat a name
 * with other labels.
 *
 * @throws when no line of `identityFields` names the list: the Topology has grown, and the line is to be added
 */
export function identify(pattern: string, elements: readonly Fields[]): readonly string[] {
  const fields = fieldsOf(pattern);
  const seen = new Map<string, number>();
  return elements.map((element, place) => {
    const identity = fields === null ? String(place) : identityOf(element, fields);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return count === 1 ? identity : `${identity} #${count}`;
  });
}

function fieldsOf(pattern: string): readonly string[] | null {
  const exact = identityFields[pattern];
  if (exact !== undefined) return exact;
  if (pattern.startsWith(freeForm)) return null;
  for (let dot = pattern.indexOf('.'); dot >= 0; dot = pattern.indexOf('.', dot + 1)) {
    const ending = identityFields[pattern.slice(dot)];
    if (ending !== undefined) return ending;
  }
  throw new Error(`identityFields: no line for the list "${pattern}"`);
}

function identityOf(element: Fields, fields: readonly string[]): string {
  return fields
    .map((field) => text(element[field]))
    .filter((part) => part !== '')
    .join(' ');
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? Object.values(value).map(text).join(',') : String(value);
}
