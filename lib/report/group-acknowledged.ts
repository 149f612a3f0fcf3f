import type { AcknowledgedFinding } from '#proofs';

/** What was accepted of one rule. */
export interface AcknowledgedRule {
  readonly rule: string;
  readonly reasons: readonly AcknowledgedReason[];
}

/** What was accepted for one reason. */
export interface AcknowledgedReason {
  readonly reason: string;
  readonly until: string;
  readonly findings: readonly AcknowledgedFinding[];
}

/** Accepted findings by rule and by reason, in the order in which they first appear. */
export function groupAcknowledged(acknowledged: readonly AcknowledgedFinding[]): readonly AcknowledgedRule[] {
  return groupBy(acknowledged, ruleOf).map(([rule, ofRule]) => ({
    rule,
    reasons: groupBy(ofRule, reasonOf).map(([, findings]) => ({ ...wordsOf(findings[0]), findings })),
  }));
}

function groupBy(
  findings: readonly AcknowledgedFinding[],
  keyOf: (one: AcknowledgedFinding) => string,
): readonly (readonly [string, readonly [AcknowledgedFinding, ...AcknowledgedFinding[]]])[] {
  const groups = new Map<string, [AcknowledgedFinding, ...AcknowledgedFinding[]]>();
  for (const one of findings) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups];
}

/** The same decision for another detail is the same decision: `AwsSolutions-IAM5[Resource::…]`. */
function ruleOf({ finding }: AcknowledgedFinding): string {
  return finding.rule.split('[')[0] ?? finding.rule;
}

function reasonOf(one: AcknowledgedFinding): string {
  const { reason, until } = wordsOf(one);
  return `${reason} ${until}`;
}

function wordsOf({ acknowledgement: { reason, until } }: AcknowledgedFinding) {
  return { reason: ended(reason), until: ended(until) };
}

function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
