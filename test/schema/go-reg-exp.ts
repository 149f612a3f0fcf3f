/**
 * A pattern of Go's as one of JavaScript's. Flags stand inside (`^(?i)abort$`) there; the rest of what definitions use is the same.
 */
export function goRegExp(pattern: string): RegExp {
  const flags = /^(\^?)\(\?([a-z]+)\)/.exec(pattern);
  return flags === null ? new RegExp(pattern) : new RegExp(pattern.replace(flags[0], flags[1] ?? ''), flags[2]);
}

/** For the checker, which would write it into the code that it makes, if it were asked for that. */
goRegExp.code = 'goRegExp';
