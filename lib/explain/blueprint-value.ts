import { type Blueprint, formatPath, type Path } from '#blueprint';

/** A field of the blueprint on which a fact hangs. */
export interface ExplainedField {
  /** Where it stands, as problems of a blueprint name it: `jurisdictions.eu.regions[0].cidr`. */
  readonly path: string;
  readonly value: unknown;
  /** Whether the blueprint says so itself; otherwise it is a default of the schema. */
  readonly isGiven: boolean;
}

/** A blueprint as it was written, and as it was read. */
export interface WrittenBlueprint {
  readonly input: unknown;
  readonly blueprint: Blueprint;
}

/** What a fact belongs to; null: nothing of that kind, so that all of them are meant. */
export type Belonging = Readonly<Record<'jurisdiction' | 'region' | 'model' | 'tier', string | null>>;

/** Where a field of the register stands in a blueprint for what a fact belongs to: one path, or one for each that is meant. */
export function explainField(
  field: string,
  belonging: Belonging,
  { input, blueprint }: WrittenBlueprint,
): readonly ExplainedField[] {
  return pathsOf(field, belonging, blueprint).map((path) => ({
    path: formatPath(path),
    value: shownValue(field, path, at(blueprint, path)),
    isGiven: at(input, path) !== undefined,
  }));
}

/** A field of the register with what it belongs to in the place of its brackets, `*` where all are meant. */
export function fieldText(field: string, belonging: Belonging): string {
  return field.replaceAll(/<(\w+)>/g, (_, kind: keyof Belonging) => belonging[kind] ?? '*');
}

/** What is named by its key is told by it; a list of Regions by their names. */
function shownValue(field: string, path: Path, value: unknown): unknown {
  if (field.endsWith('>')) return path.at(-1);
  if (field.endsWith('.regions')) return (value as readonly { readonly name: string }[]).map(({ name }) => name);
  return value ?? null;
}

function pathsOf(field: string, belonging: Belonging, blueprint: Blueprint): readonly Path[] {
  const parts = field.replaceAll('[<region>]', '.<region>').replaceAll('[*]', '.<*>').split('.');
  return parts.reduce<readonly Path[]>(
    (paths, part) => paths.flatMap((path) => keysOf(part, at(blueprint, path), belonging).map((key) => [...path, key])),
    [[]],
  );
}

/** The keys that a part of a field stands for: itself, or those of what the fact belongs to. */
function keysOf(part: string, parent: unknown, belonging: Belonging): readonly (string | number)[] {
  const kind = /^<(.+)>$/.exec(part)?.[1];
  if (kind === undefined) return [part];
  const one = belonging[kind as keyof Belonging] ?? null;
  const keys: readonly (readonly [string | number, string])[] = Array.isArray(parent)
    ? parent.map(({ name }, index) => [index, name])
    : Object.keys((parent ?? {}) as object).map((name) => [name, name]);
  return keys.filter(([, name]) => one === null || name === one).map(([key]) => key);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (found as Readonly<Record<string | number, unknown>> | null)?.[key],
    value,
  );
}
