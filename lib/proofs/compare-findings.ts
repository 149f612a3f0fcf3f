import type { Finding } from '#evidence';

/** Order of findings: errors first, then by rule and place. The same in every locale. */
export function compareFindings(one: Finding, other: Finding): number {
  const ours = keysOf(one);
  const theirs = keysOf(other);
  const first = ours.findIndex((key, index) => key !== theirs[index]);
  if (first === -1) return 0;
  return (ours[first] ?? '') < (theirs[first] ?? '') ? -1 : 1;
}

function keysOf({ severity, rule, at, message }: Finding): readonly string[] {
  return [severity, rule, at.file, at.subject ?? '', at.property ?? '', message];
}
