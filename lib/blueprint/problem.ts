/** Path into a blueprint, from the top: keys and indices. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a blueprint, as data. */
export interface Problem {
  /** Name of the rule that found it. */
  readonly rule: string;
  readonly path: Path;
  /** The value that stands there; undefined when nothing does. */
  readonly value: unknown;
  /** What is wrong with it, to be read after the value: `lies outside eu`. */
  readonly message: string;
  /** What would be right; empty when the message says it. */
  readonly allowed: string;
  /** A close name that was probably meant; null when none is close. */
  readonly suggestion: string | null;
}

/** Raised for a blueprint that cannot be used; it carries every problem found. */
export class BlueprintError extends Error {
  constructor(
    readonly source: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      [
        `${source}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`,
        ...problems.map((problem) => `  ${formatProblem(problem)}`),
      ].join('\n'),
    );
    this.name = 'BlueprintError';
  }
}

/** One line: path, value, what is wrong, what is allowed, what was probably meant. */
export function formatProblem(problem: Problem): string {
  const value = problem.value === undefined ? '' : `${formatValue(problem)} `;
  const allowed = problem.allowed === '' ? '' : `; allowed: ${problem.allowed}`;
  const suggestion = problem.suggestion === null ? '' : `; did you mean "${problem.suggestion}"?`;
  return `${formatPath(problem.path)}: ${value}${problem.message}${allowed}${suggestion}`;
}

/** `jurisdictions.eu.regions[1].name`; the blueprint itself is `blueprint`. */
export function formatPath(path: Path): string {
  if (path.length === 0) return 'blueprint';
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    if (!/^[\w-]+$/.test(part)) return `${text}["${part}"]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

const longestValue = 80;

function formatValue({ rule, value }: Problem): string {
  if (rule === 'secret-name' && typeof value === 'string') return `"${value.slice(0, 4)}…" (not shown)`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
