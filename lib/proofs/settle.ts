import type { Finding, Location } from '#evidence';
import type { AskedProof } from './ask-proofs';
import { type AcknowledgementList, badFinding, type PlacedAcknowledgement } from './list-acknowledgements';
import type { AcknowledgedFinding } from './verdict';

/** Name of the rule that every acknowledgement is about something. */
export const unusedAcknowledgement = 'unused-acknowledgement';

/** Findings, parted by whether somebody has acknowledged them. */
export interface Settlement {
  readonly open: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** Acknowledgements that cannot be read, or are about what nobody can acknowledge. */
  readonly bad: readonly Finding[];
  /** Acknowledgements of what no rule objects to. */
  readonly unused: readonly Finding[];
}

/**
 * Matches acknowledgements with findings: same file, same subject, same rule. That data stays at home is not for anybody to waive:
 * findings of the proof of residency cannot be acknowledged.
 */
export function settle(
  proofs: readonly AskedProof[],
  { placed, findings: unreadable }: AcknowledgementList,
): Settlement {
  const residency = new Set(
    proofs.flatMap(({ proof, verdicts }) => (proof === 'residency' ? verdicts.map(({ rule }) => rule) : [])),
  );
  const waivers = placed.filter(({ acknowledgement }) => residency.has(acknowledgement.rule));
  const byKey = new Map<string, PlacedAcknowledgement>();
  const repeated: PlacedAcknowledgement[] = [];
  for (const one of placed.filter((candidate) => !waivers.includes(candidate))) {
    const key = keyOf(one.acknowledgement.rule, one.at);
    if (byKey.has(key)) repeated.push(one);
    else byKey.set(key, one);
  }
  const findings = proofs.flatMap(({ verdicts }) => verdicts.flatMap((verdict) => verdict.findings));
  const matched = findings.map((finding) => ({ finding, match: byKey.get(keyOf(finding.rule, finding.at)) }));
  const used = new Set(matched.flatMap(({ match }) => (match === undefined ? [] : [match])));
  return {
    open: matched.flatMap(({ finding, match }) => (match === undefined ? [finding] : [])),
    acknowledged: matched.flatMap(({ finding, match }) =>
      match === undefined ? [] : [{ finding, acknowledgement: match.acknowledgement }],
    ),
    bad: [...unreadable, ...waivers.map(waived), ...repeated.map(saidTwice)],
    unused: [...byKey.values()].filter((one) => !used.has(one)).map(unused),
  };
}

function keyOf(rule: string, { file, subject }: Location): string {
  return JSON.stringify([rule, file, subject]);
}

function waived({ acknowledgement: { rule }, at }: PlacedAcknowledgement): Finding {
  const message = `"${rule}" belongs to the proof of residency, which nobody can acknowledge`;
  return badFinding(at, message, 'mend what the rule objects to, and remove the acknowledgement');
}

function saidTwice({ acknowledgement: { rule }, at }: PlacedAcknowledgement): Finding {
  return badFinding(at, `"${rule}" is acknowledged twice here; allowed: once`, 'join the two into one');
}

function unused({ acknowledgement: { rule }, at }: PlacedAcknowledgement): Finding {
  return {
    rule: unusedAcknowledgement,
    severity: 'error',
    at,
    message: `"${rule}" is acknowledged, and no rule of this name objects to anything here`,
    mend: 'remove the acknowledgement, or correct the name of its rule',
    move: null,
  };
}
