import type { Verdict } from '#proofs';
import { count } from './count';
import { factList } from './fact-list';
import { type Layout, plainLayout } from './layout';
import { heading, section } from './section';
import { showAcknowledged } from './show-acknowledged';
import { showClaims } from './show-claims';
import { showGlobalServices } from './show-global-services';
import { showLimits } from './show-limits';
import { showProofFindings } from './show-proof-findings';
import { showQuotas } from './show-quotas';

/** How much of a verdict is shown. */
export interface VerdictDetail {
  /** Every claim, every limit, every reason and every place, rather than what fits two screens. */
  readonly all: boolean;
}

/** What the proofs say of a deployment, for a person: claims and how much they rest on, what comes near a limit, what is wrong. */
export function showVerdict(verdict: Verdict, { all }: VerdictDetail, layout: Layout = plainLayout): string {
  return [
    heading(`Proofs of ${verdict.deployment}, on its templates and manifests`, layout),
    ...verdict.proofs.map((proof) => showClaims(proof, all, layout)),
    showGlobalServices(verdict.globalServices, all, layout),
    showLimits(verdict.margins, all, layout),
    showQuotas(verdict.quotas, layout),
    showAcknowledged(verdict.acknowledged, all, layout),
    section('Findings', showProofFindings(verdict.findings, all, layout), layout),
    factList(showOutcome(verdict, all), layout),
  ].join('\n\n');
}

function showOutcome(
  { proofs, findings, acknowledged }: Verdict,
  all: boolean,
): readonly (readonly [string, string])[] {
  const rules = proofs.flatMap((proof) => proof.rules);
  const holding = rules.filter(({ open }) => open === 0).length;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [
    ['Claims', `${holding} of ${rules.length} hold`],
    [
      'Findings',
      [count(errors, 'error'), count(warnings, 'warning'), `${acknowledged.length} acknowledged`].join(', '),
    ],
    ...(all ? [] : [['In full', 'claims in words, reasons, places: --all; for programs: --json'] as const]),
  ];
}
