import { listMargins, listQuotas } from '#deployability';
import { type RuleVerdict, takeInventory } from '#evidence';
import { listGlobalServices } from '#residency';
import { type AskedProof, askProofs } from './ask-proofs';
import { compareFindings } from './compare-findings';
import { badAcknowledgement, listAcknowledgements } from './list-acknowledgements';
import type { ProofInput } from './proof-input';
import { type Settlement, settle, unusedAcknowledgement } from './settle';
import { type ProofVerdict, type ProvedRule, type Verdict, verdictVersion } from './verdict';

/**
 * What the proofs say of a deployment, from its rendered files. The same input gives the same verdict, in the same order.
 *
 * @throws ProofFault when a rule breaks
 */
export function proveDeployment(input: ProofInput): Verdict {
  const inventory = takeInventory(input.evidence);
  const acknowledgements = listAcknowledgements(inventory);
  const asked = askProofs(inventory, input);
  const settlement = settle(asked, acknowledgements);
  const { open, acknowledged, bad, unused } = settlement;
  return {
    version: verdictVersion,
    deployment: input.evidence.deployment,
    proofs: [
      ...asked.map((proof) => proved(proof, settlement)),
      aboutAcknowledgements(settlement, acknowledgements.placed.length),
    ],
    findings: [...open, ...bad, ...unused].sort(compareFindings),
    acknowledged: [...acknowledged].sort((one, other) => compareFindings(one.finding, other.finding)),
    globalServices: listGlobalServices(inventory),
    margins: listMargins(inventory),
    quotas: listQuotas(input.topology),
  };
}

/** Counted by the verdict in which a finding came: cdk-nag adds to the name of its rule what the finding is about. */
function proved({ proof, verdicts }: AskedProof, { open }: Settlement): ProofVerdict {
  const isOpen = new Set(open);
  const provedRule = ({ rule, claim, checked, findings }: RuleVerdict): ProvedRule => {
    const openCount = findings.filter((finding) => isOpen.has(finding)).length;
    return { rule, claim, checked, open: openCount, acknowledged: findings.length - openCount };
  };
  return { proof, rules: verdicts.map(provedRule) };
}

function aboutAcknowledgements({ bad, unused }: Settlement, placed: number): ProofVerdict {
  return {
    proof: 'acknowledgements',
    rules: [
      {
        rule: badAcknowledgement,
        claim: 'Every acknowledgement names its rule, why it may be so and what would end it; none is about residency.',
        checked: placed,
        open: bad.length,
        acknowledged: 0,
      },
      {
        rule: unusedAcknowledgement,
        claim: 'Every acknowledgement stands beside something that its rule objects to.',
        checked: placed,
        open: unused.length,
        acknowledged: 0,
      },
    ],
  };
}
