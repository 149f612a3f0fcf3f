import { type Finding, type Rule, unknownAccount } from '#evidence';
import type { Boundary } from './boundary';
import { homeName } from './file-home';
import { leak } from './leak';
import type { AccountMention } from './place-mentions';
import type { ResidencyInput } from './residency-input';
import { type Mentioned, scanTexts } from './text-scan';

/** Fields whose whole value is an account. */
const accountField = /(?:account|owner|principal)[^.]*(?:\.\d+)?$/i;

/** Holds also for numbers of twelve digits in other places, as far as they are another jurisdiction's account. */
export const foreignAccount: Rule<ResidencyInput> = {
  name: 'foreign-account',
  claim: 'No text of a jurisdiction’s files names an AWS account other than its own.',
  check: (input) => {
    const { checked, doubtful } = scanTexts(input).accounts;
    const known = { boundaries: input.boundaries, assumed: assumedAccounts(doubtful) };
    return { checked, findings: doubtful.flatMap((mention) => accountFaults(mention, known)) };
  },
};

interface Known {
  readonly boundaries: readonly Boundary[];
  readonly assumed: ReadonlyMap<string, string>;
}

function accountFaults({ thing, text, property, home, at }: Mentioned<AccountMention>, known: Known): Finding[] {
  const { account, isCertain } = thing;
  const { boundary } = home;
  const others = known.boundaries.filter((other) => other !== boundary);
  const owner = others.find((other) => other.account === account && other.account !== boundary?.account);
  const isAccount = isCertain || (text === account && accountField.test(property));
  if (account === unknownAccount || (owner === undefined && !isAccount)) return [];
  const own = boundary === null ? account : (boundary.account ?? known.assumed.get(groupOf(home.boundary, at.file)));
  if (account === own) return [];
  const whose = owner === undefined ? 'which is of no jurisdiction' : `of jurisdiction ${owner.name}`;
  return [
    leak({
      rule: 'foreign-account',
      home,
      at,
      message: `names the AWS account ${account}, ${whose}, in a file of ${homeName(home)}; allowed: ${own ?? unknownAccount}`,
      mend: 'Name the account of the jurisdiction',
      to: owner?.name ?? `account ${account}`,
    }),
  ];
}

/**
 * Where the blueprint names no account, templates and manifests each hold the one that they were rendered for, or the literal in its
 * place: what they name most often.
 */
function assumedAccounts(mentions: readonly Mentioned<AccountMention>[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { thing, home, at } of mentions.filter((mention) => mention.thing.isCertain)) {
    const group = groupOf(home.boundary, at.file);
    const ofGroup = counts.get(group) ?? new Map<string, number>();
    counts.set(group, ofGroup.set(thing.account, (ofGroup.get(thing.account) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([group, ofGroup]) => [
      group,
      [...ofGroup].sort(([, a], [, b]) => b - a)[0]?.[0] ?? unknownAccount,
    ]),
  );
}

function groupOf(boundary: Boundary | null, file: string): string {
  return `${boundary?.name ?? ''} ${file.endsWith('.template.json') ? 'templates' : 'manifests'}`;
}
