import type { Path } from './problem';
import type { Finding } from './rule';
import { suggest } from './suggest';

/** A finding when a name is not one of those that are known; `what` completes "is not …". */
export function notAmong(
  path: Path,
  name: string,
  { what, known }: { what: string; known: readonly string[] },
): Finding[] {
  if (known.includes(name)) return [];
  return [
    { path, value: name, message: `is not ${what}`, allowed: known.join(', '), suggestion: suggest(name, known) },
  ];
}
