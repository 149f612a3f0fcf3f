import type { ProofVerdict, ProvedRule } from '#proofs';
import { count } from './count';
import type { Layout } from './layout';
import { mark } from './mark';
import { section } from './section';
import { textTable } from './text-table';
import { wrapped } from './wrapped';

const titles: Readonly<Record<ProofVerdict['proof'], string>> = {
  residency: 'Residency',
  security: 'Security',
  operability: 'Operability',
  deployability: 'Deployability',
  acknowledgements: 'Acknowledgements',
};

/** How the names of the rules begin that are cdk-nag's. */
const nagPack = 'AwsSolutions-';

/**
 * The claims of a proof, each with how many things it was held against: in words when all is asked for or they do not hold, else by the
 * names of their rules.
 */
export function showClaims({ proof, rules }: ProofVerdict, all: boolean, layout: Layout): string {
  const title = `${titles[proof]}: ${outcome(rules)}`;
  if (all) return section(title, claimTable(rules, layout), layout);
  const broken = rules.filter(({ open }) => open > 0);
  const names = wrapped(namesOf(rules).join(', '), '', layout);
  return section(title, [names, ...(broken.length === 0 ? [] : [claimTable(broken, layout)])].join('\n'), layout);
}

/** Each rule with how much it looked at; those of cdk-nag's pack as one. */
function namesOf(rules: readonly ProvedRule[]): readonly string[] {
  const pack = rules.filter(({ rule }) => rule.startsWith(nagPack));
  const checked = pack.reduce((sum, rule) => sum + rule.checked, 0);
  return [
    ...rules.filter((rule) => !pack.includes(rule)).map((rule) => `${rule.rule} ${amount(rule.checked)}`),
    ...(pack.length === 0 ? [] : [`${count(pack.length, 'rule')} of AwsSolutions ${amount(checked)}`]),
  ];
}

function amount(number: number): string {
  return number.toLocaleString('en-US');
}

function outcome(rules: readonly ProvedRule[]): string {
  const holding = rules.filter(({ open }) => open === 0).length;
  const acknowledged = rules.reduce((sum, rule) => sum + rule.acknowledged, 0);
  const words = `${holding} of ${count(rules.length, 'claim')} hold`;
  return acknowledged === 0 ? words : `${words}, ${count(acknowledged, 'finding')} acknowledged`;
}

function claimTable(rules: readonly ProvedRule[], layout: Layout): string {
  const rows = rules.map((rule) => [rule.claim, rule.checked, verdictOf(rule, layout)]);
  return textTable(['claim', 'looked at', 'verdict'], rows, layout);
}

/** A claim about nothing is no evidence, and says so. */
function verdictOf({ checked, open, acknowledged }: ProvedRule, layout: Layout): string {
  const words = open > 0 ? mark(`${open} open`, 'alarm', layout) : checked === 0 ? 'has no case' : 'holds';
  return acknowledged === 0 ? words : `${words}, ${acknowledged} acknowledged`;
}
