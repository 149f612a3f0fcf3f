import { isRecord, type Plain } from '#evidence';

/** Keys and indexes from the value to where a record stands; join it only when it is said, most are not. */
export type Path = readonly (string | number)[];

/**
 * Every record of a value, from the outside in.
 *
 * @param visit what is done with one; true: what is in it is not looked at. Its path changes after the call: join it, or copy it.
 */
export function walkRecords(value: unknown, visit: (record: Plain, path: Path) => boolean): void {
  walk(value, [], visit);
}

function walk(value: unknown, path: (string | number)[], visit: (record: Plain, path: Path) => boolean): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      if (typeof value[index] === 'object') below(value[index], index, { path, visit });
    }
  } else if (isRecord(value) && !visit(value, path)) {
    for (const key of Object.keys(value)) {
      if (typeof value[key] === 'object') below(value[key], key, { path, visit });
    }
  }
}

interface Walk {
  readonly path: (string | number)[];
  readonly visit: (record: Plain, path: Path) => boolean;
}

function below(value: unknown, key: string | number, { path, visit }: Walk): void {
  path.push(key);
  walk(value, path, visit);
  path.pop();
}

/** `spec.template` */
export function joined(path: Path, ...further: Path): string {
  return [...path, ...further].join('.');
}
