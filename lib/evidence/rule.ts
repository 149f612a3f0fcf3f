import type { Finding } from './finding';

/** One thing that must hold of what was rendered. */
export interface Rule<Input> {
  /** Lower case with hyphens, unique over all proofs: reports, acknowledgements and SARIF name it. At most 40 characters. */
  readonly name: string;
  /** What holds when it finds nothing, in one sentence that a reviewer can sign: it is printed with its verdict. */
  readonly claim: string;
  readonly check: (input: Input) => RuleOutcome;
}

export interface RuleOutcome {
  /** How many things were looked at: a claim about none is no evidence, and the report shows it. */
  readonly checked: number;
  readonly findings: readonly Finding[];
}

/** A rule with what it said. */
export interface RuleVerdict extends RuleOutcome {
  readonly rule: string;
  readonly claim: string;
}

/** Asks every rule. */
export function askRules<Input>(rules: readonly Rule<Input>[], input: Input): readonly RuleVerdict[] {
  return rules.map(({ name, claim, check }) => ({ rule: name, claim, ...check(input) }));
}

/**
 * The outcome of a rule that looks at things one by one.
 *
 * @param faults the findings about one thing; none when it is as it should be
 */
export function checkEach<Thing>(things: readonly Thing[], faults: (thing: Thing) => readonly Finding[]): RuleOutcome {
  return { checked: things.length, findings: things.flatMap(faults) };
}
