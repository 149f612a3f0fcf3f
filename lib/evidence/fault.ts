import type { Finding } from './finding';

/** A finding about one place, which fails a synth or a verification, and in which nothing moves. */
export function fault(parts: Pick<Finding, 'rule' | 'at' | 'message' | 'mend'>): Finding {
  return { ...parts, severity: 'error', move: null };
}
