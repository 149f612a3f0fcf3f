import { isRecord, type Plain } from '#evidence';

/** A value with where it stands. */
export interface FoundValue {
  /** Keys and indexes with dots between them: `Replicas.1.Region`. */
  readonly property: string;
  readonly value: unknown;
}

/**
 * The values at a path whose `*` stands for every item or key. What cannot be walked further is given back where the walk
 * ends: a function of CloudFormation, or a text in the place of a list. Its reader then fails to resolve it.
 */
export function valuesAt(properties: Plain, path: string): readonly FoundValue[] {
  const end = path.indexOf('.');
  // Most properties that a type may have are not there: asked first, since this is called for each.
  if (properties[end < 0 ? path : path.slice(0, end)] === undefined) return [];
  return path
    .split('.')
    .reduce<readonly FoundValue[]>(
      (found, key) => found.flatMap((value) => step(value, key)),
      [{ property: '', value: properties }],
    );
}

function step(found: FoundValue, key: string): readonly FoundValue[] {
  const { property, value } = found;
  if (typeof value !== 'object' || value === null || isFunction(value)) return [found];
  if (key === '*')
    return Object.entries(value).map(([name, item]) => ({ property: `${property}.${name}`, value: item }));
  const item: unknown = value[key as never];
  return item === undefined ? [] : [{ property: property === '' ? key : `${property}.${key}`, value: item }];
}

/** Whether a value is left to CloudFormation to work out, such as `Fn::If`. */
function isFunction(value: object): boolean {
  if (!isRecord(value)) return false;
  // It stands alone in its object.
  for (const key in value) return key.startsWith('Fn::');
  return false;
}
