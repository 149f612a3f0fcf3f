import type { Finding } from '#evidence';

/** A finding about one place, which fails the verification. */
export function fault(parts: Pick<Finding, 'rule' | 'at' | 'message' | 'mend'>): Finding {
  return { ...parts, severity: 'error', move: null };
}
