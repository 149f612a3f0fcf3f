import type { z } from 'zod';
import type { Path, Problem } from './problem';
import { suggest } from './suggest';

type Issue = z.core.$ZodIssue;

/** Turns what zod found in one concern into problems with the value that stands there and what is allowed. */
export function shapeProblems(concern: string, value: unknown, issues: readonly Issue[]): Problem[] {
  return issues.flatMap((issue) => toProblems(concern, value, issue));
}

function toProblems(concern: string, whole: unknown, issue: Issue): Problem[] {
  const inner = issue.path.filter((part) => typeof part !== 'symbol') as (string | number)[];
  const path: Path = [concern, ...inner];
  const value = valueAt(whole, inner);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], value));
  if (issue.code === 'invalid_key') {
    const allowed = issue.issues.map((cause) => cause.message).join('; ');
    return [problem({ rule: 'shape', path, value: inner.at(-1), message: 'cannot be a name here', allowed })];
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const causes = issue.errors.flat().map((cause) => cause.message);
    return [problem({ rule: 'shape', path, value, message: 'is not of an allowed form', allowed: causes.join('; ') })];
  }
  if (value === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) {
    return [problem({ rule: 'shape', path, value, message: 'is missing', allowed: expectation(issue) })];
  }
  const rule = issue.code === 'custom' && issue.params?.secret === true ? 'secret-name' : 'shape';
  const close =
    issue.code === 'invalid_value' && typeof value === 'string' ? suggest(value, issue.values.map(String)) : null;
  return [{ rule, path, value, message: 'is not allowed', allowed: expectation(issue), suggestion: close }];
}

function problem(parts: Omit<Problem, 'suggestion'>): Problem {
  return { ...parts, suggestion: null };
}

function unknownKey(path: Path, parent: unknown): Problem {
  const key = String(path.at(-1));
  return {
    rule: 'unknown-key',
    path,
    value: (parent as Record<string, unknown>)[key],
    message: `is an unknown key`,
    allowed: '',
    suggestion: null,
  };
}

/** What would have been right, from the limits that the issue carries; a message of the schema's own where it has one. */
function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', ');
    case 'invalid_type':
      return `a value of the type ${issue.expected}`;
    case 'too_small':
      return (
        customMessage(issue) ?? `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unit(issue.origin)}`
      );
    case 'too_big':
      return (
        customMessage(issue) ?? `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unit(issue.origin)}`
      );
    default:
      return issue.message;
  }
}

/** The schema's own words; zod's begin with "Too small", "Too big" or "Invalid". */
function customMessage(issue: Issue): string | null {
  return /^(?:Too|Invalid)/.test(issue.message) ? null : issue.message;
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function valueAt(whole: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], whole);
}
