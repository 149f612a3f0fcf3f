import { readFileSync } from 'node:fs';
import { lockFileOf } from '#bin/lock-file-of';
import { type ProofSubject, proofSubject, prove } from '#bin/prove';
import { deployabilityRules } from '#deployability';
import { askRules, type Evidence, type Finding, type Inventory, type Rule, takeInventory } from '#evidence';
import { listAcknowledgements } from '#lib/proofs/list-acknowledgements';
import { regionRendered } from '#lib/proofs/region-rendered';
import { settle } from '#lib/proofs/settle';
import { operabilityRules, type StateLock } from '#operability';
import type { ProofName, Verdict } from '#proofs';
import { type Boundary, boundariesOf, residencyRules } from '#residency';
import { securityRules } from '#security';
import { type RenderedDeployment, renderShipped } from '#test/proofs/rendered-deployment';
import type { Topology } from '#topology';
import { changeCopy } from './change-copy';

/** Facts that rules are asked about, of all proofs together. */
interface Facts {
  readonly inventory: Inventory;
  readonly boundaries: readonly Boundary[];
  readonly topology: Topology;
  readonly runbook: string;
  readonly lock: StateLock | null;
}

const rules: readonly (readonly [ProofName, Rule<Facts>])[] = [
  ...residencyRules.map((rule) => ['residency', rule] as const),
  ...securityRules.map((rule) => ['security', rule] as const),
  ...operabilityRules.map((rule) => ['operability', rule] as const),
  ...[...deployabilityRules, regionRendered].map((rule) => ['deployability', rule] as const),
];

/** A shipped deployment, and what the proofs say of a change of its files. */
export class Subject {
  private readonly rendered: RenderedDeployment;
  private readonly subject: ProofSubject;
  private readonly runbook = readFileSync('docs/runbook.md', 'utf8');

  constructor(deployment: string) {
    this.rendered = renderShipped(deployment);
    const { blueprint, topology } = this.rendered;
    const lockFile = lockFileOf(`regions/${deployment}.ts`);
    this.subject = proofSubject({ blueprint, topology, blueprintFile: null, lockFile });
  }

  /** What all rules say, as in a synth. About 0.7 s. */
  proved(change: (copy: Evidence) => void = () => undefined): Verdict {
    return prove(this.subject, changeCopy(this.rendered.evidence, change));
  }

  /**
   * Names of the rules with an open finding when the one rule is asked alone, acknowledgements counted as in a synth: rules know nothing
   * of each other, and all of them for each of some hundred changes take minutes. Rules that this repository does not make, and those about
   * acknowledgements, are asked with all others.
   */
  objectionsOf(name: string, change: (copy: Evidence) => void): readonly string[] {
    const [proof, rule] = rules.find(([, { name: known }]) => known === name) ?? [];
    if (proof === undefined || rule === undefined) return this.proved(change).findings.flatMap(namesOf);
    const inventory = takeInventory(changeCopy(this.rendered.evidence, change));
    const { blueprint, topology, lock } = this.subject;
    const facts = { inventory, boundaries: boundariesOf(blueprint), topology, runbook: this.runbook, lock };
    const { open } = settle([{ proof, verdicts: askRules([rule], facts) }], listAcknowledgements(inventory));
    return open.flatMap(namesOf);
  }
}

/** The rule of a finding; cdk-nag adds in brackets what it is about, and a mutation may say that or leave it out. */
export function namesOf({ rule }: Finding): readonly string[] {
  return [rule, rule.replace(/\[.*/, '')];
}
