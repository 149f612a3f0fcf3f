import { deployabilityRules } from '#deployability';
import { askRules, type Inventory, type Rule, type RuleVerdict } from '#evidence';
import { operabilityRules } from '#operability';
import { residencyRules } from '#residency';
import { securityRules } from '#security';
import { ProofFault } from './proof-fault';
import type { ProofInput } from './proof-input';
import { regionRendered } from './region-rendered';
import type { ProofName } from './verdict';

/** What every rule of one proof said, acknowledged or not. */
export interface AskedProof {
  readonly proof: ProofName;
  readonly verdicts: readonly RuleVerdict[];
}

/**
 * Asks every rule of every proof.
 *
 * @throws ProofFault naming a rule that broke
 */
export function askProofs(inventory: Inventory, input: ProofInput): readonly AskedProof[] {
  const { boundaries, topology, runbook, lock, outside } = input;
  const deployability = [...deployabilityRules, regionRendered];
  return [
    { proof: 'residency', verdicts: ask(residencyRules, { inventory, boundaries }) },
    { proof: 'security', verdicts: [...ask(securityRules, { inventory, topology }), ...outside] },
    { proof: 'operability', verdicts: ask(operabilityRules, { inventory, topology, runbook, lock }) },
    { proof: 'deployability', verdicts: ask(deployability, { inventory, topology }) },
  ];
}

function ask<Input>(rules: readonly Rule<Input>[], input: Input): readonly RuleVerdict[] {
  return rules.flatMap((rule) => {
    try {
      return askRules([rule], input);
    } catch (error) {
      throw new ProofFault(rule.name, error);
    }
  });
}
