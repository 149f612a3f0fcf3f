import { type Blueprint, type Concern, concerns } from './blueprint';
import { deepFreeze } from './deep-freeze';
import { BlueprintError, type Problem } from './problem';
import { rules } from './rules';
import { shapeProblems } from './shape-problems';
import { suggest } from './suggest';

/**
 * Reads a blueprint and checks it whole: the shape of every part, and the rules across parts whose shapes are sound.
 *
 * @param input what the operator wrote, from TypeScript, JSON or YAML
 * @param source what to call it in errors, usually its file name
 * @returns the blueprint with every default in place, deeply frozen
 * @throws BlueprintError with every problem at once: path, value, what is allowed
 */
export function parseBlueprint(input: unknown, source = 'blueprint'): Blueprint {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new BlueprintError(source, [
      {
        rule: 'shape',
        path: [],
        value: input,
        message: 'is not an object',
        allowed: 'an object with a name, …',
        suggestion: null,
      },
    ]);
  }
  const { parts, problems } = parseConcerns(input as Record<string, unknown>);
  const found = [
    ...problems,
    ...rules.flatMap((rule) => (rule.reads.every((part) => part in parts) ? rule.check(parts) : [])),
  ];
  if (found.length > 0) throw new BlueprintError(source, found);
  return deepFreeze(parts as Blueprint);
}

/** Parses each concern on its own. A concern whose only fault is an unknown key is read without it, so that its rules still run. */
function parseConcerns(input: Record<string, unknown>): { parts: Partial<Blueprint>; problems: Problem[] } {
  const names = Object.keys(concerns) as Concern[];
  const problems: Problem[] = Object.keys(input)
    .filter((key) => !(key in concerns))
    .map((key) => ({
      rule: 'unknown-key',
      path: [key],
      value: undefined,
      message: 'is not a key of a blueprint',
      allowed: names.join(', '),
      suggestion: suggest(key, names),
    }));
  const parts: Record<string, unknown> = {};
  for (const name of names) {
    const read = readConcern(name, input[name]);
    problems.push(...read.problems);
    if (read.part !== undefined) parts[name] = read.part;
  }
  return { parts: parts as Partial<Blueprint>, problems };
}

function readConcern(name: Concern, value: unknown): { part?: unknown; problems: Problem[] } {
  const first = concerns[name].safeParse(value);
  if (first.success) return { part: first.data, problems: [] };
  const problems = shapeProblems(name, value, first.error.issues);
  const unknownKeys = first.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
  if (unknownKeys.length !== first.error.issues.length) return { problems };
  const cleaned = unknownKeys.reduce((whole, issue) => without(whole, issue.path, issue.keys), value);
  const second = concerns[name].safeParse(cleaned);
  return second.success ? { part: second.data, problems } : { problems };
}

/** A copy of a value that lacks some keys of the object at a path. */
function without(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  const [head, ...rest] = path;
  if (head === undefined) {
    return Object.fromEntries(Object.entries(value as object).filter(([key]) => !keys.includes(key)));
  }
  if (Array.isArray(value)) return value.map((entry, index) => (index === head ? without(entry, rest, keys) : entry));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, entry]) => [key, key === head ? without(entry, rest, keys) : entry]));
}
