import { z } from 'zod';
import { valueAt } from '#evidence';
import { type StateLock, stateLockVersion } from './state-lock';

const lockedResource = z.strictObject({
  type: z.string().regex(/^\w+::\w+::\w+$/, 'a type of CloudFormation, such as "AWS::S3::Bucket"'),
  fixed: z.record(z.string(), z.unknown()),
});

const stateLock = z.strictObject({
  version: z.literal(stateLockVersion),
  stacks: z.record(z.string(), z.record(z.string(), lockedResource)),
});

/**
 * A lock as it was read from its file.
 *
 * @param source file that it was read from, for errors
 * @throws StateLockError naming every field that is wrong, its value, and what is allowed
 */
export function parseStateLock(value: unknown, source: string): StateLock {
  const parsed = stateLock.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new StateLockError(
    parsed.error.issues.flatMap((issue) => describe(value, issue)).map((line) => `${source}: ${line}`),
  );
}

/** A lock file that is none. */
export class StateLockError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StateLockError';
  }
}

function describe(whole: unknown, issue: z.core.$ZodIssue): readonly string[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...path, key].join('.')} is an unknown key; allowed: ${knownKeys(path.length)}`);
  }
  const field = path.length === 0 ? 'the file' : path.join('.');
  return [`${field} is ${shown(valueAt(whole, ...path))}; allowed: ${allowed(issue)}`];
}

function knownKeys(depth: number): string {
  return depth === 0 ? 'version, stacks' : 'type, fixed';
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value)).slice(0, 80);
}

function allowed(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((value) => JSON.stringify(value)).join(', ');
  if (issue.code === 'invalid_type')
    return `a value of the type ${issue.expected === 'record' ? 'object' : issue.expected}`;
  return issue.message;
}
