import { prove } from '#bin/prove';
import { askRules, type Finding, takeInventory } from '#evidence';
import { boundariesOf, residencyRules } from '#residency';
import { type LeakChoices, plantLeak } from './plant-leak';
import type { DrawnDeployment } from './render-drawn';
import { scanResidency } from './scan-residency';

/** What was looked at in one drawn deployment, and what is wrong with it or with a proof. */
export interface Judgement {
  readonly files: number;
  /** Names of places that the scanner looked at. */
  readonly marks: number;
  /** How many things the rules looked at, all together. */
  readonly checked: number;
  readonly problems: readonly string[];
}

/**
 * Holds the proofs and the scanner against each other: neither may object to what was rendered from a sound blueprint, and neither may
 * be silent about a planted leak.
 */
export function judgeDrawn(deployment: DrawnDeployment, leak: LeakChoices): Judgement {
  const { blueprint, topology, evidence, texts } = deployment;
  const boundaries = boundariesOf(blueprint);
  const scan = scanResidency(texts, blueprint);
  const verdict = prove({ blueprint, topology, lock: null }, evidence);
  const planted = plantLeak(deployment, leak);
  const seen = askRules(residencyRules, { inventory: takeInventory(planted.evidence), boundaries });
  const residency = new Set(residencyRules.map(({ name }) => name));
  const alarms = verdict.findings.filter(({ rule, severity }) => severity === 'error' || residency.has(rule));
  return {
    files: texts.length,
    marks: scan.marks,
    checked: verdict.proofs.flatMap(({ rules }) => rules).reduce((sum, { checked }) => sum + checked, 0),
    problems: [
      ...scan.leaks.map(({ file, found, reason }) => `leak: ${file}: ${found} ${reason}`),
      ...firstOfEachRule(alarms).map((finding) => `false alarm: ${line(finding)}`),
      ...(scanResidency(planted.texts, blueprint).leaks.length > 0 ? [] : [`the scanner is silent: ${planted.what}`]),
      ...(seen.some(({ findings }) => findings.length > 0) ? [] : [`the rules are silent: ${planted.what}`]),
    ],
  };
}

/** One finding a rule is enough to read. */
function firstOfEachRule(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.rule, finding])).values()].toReversed();
}

function line({ rule, at, message }: Finding): string {
  return `${rule}: ${[at.file, at.subject, at.property].filter((part) => part !== null).join(' ')}: ${message}`;
}
