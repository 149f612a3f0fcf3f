import { isRegionName } from './aws-region-name';
import type { Boundary } from './boundary';
import { accountOfPrincipal, isPinned, type PolicyView } from './is-pinned';
import { isOwnAccount } from './lies-outside';
import type { PolicyPrincipal, PolicyStatement } from './policy-statement';
import { accountInWords } from './show-place';

/**
 * What a service may do whoever has it do so: put something in, or take a role, which it is handed in the role's account alone
 * (`iam:PassRole`).
 */
const harmless: ReadonlySet<string> = new Set([
  'kinesis:PutRecord',
  'kinesis:PutRecords',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  's3:PutObject',
  'sns:Publish',
  'sqs:SendMessage',
  'sts:AssumeRole',
  'sts:TagSession',
]);

/** Somebody whom an allowing statement does not hold to the jurisdiction. */
export interface Opening {
  /** Who that is, in words. */
  readonly who: string;
}

/** Those whom an allowing statement lets in from outside of the jurisdiction. */
export function policyOpenings(
  statement: PolicyStatement,
  view: PolicyView,
  boundaries: readonly Boundary[],
): readonly Opening[] {
  if (!statement.isAllowed) return [];
  return statement.principals.flatMap((principal) => {
    const who = outsider(principal, statement, view);
    return who === null ? [] : [{ who: /^\d{12}$/.test(who) ? accountInWords(who, boundaries) : who }];
  });
}

/** Who a principal is, if not one of the jurisdiction: a number of an account, or words; null for one of it. */
function outsider({ kind, name }: PolicyPrincipal, statement: PolicyStatement, view: PolicyView): string | null {
  const pinned = isPinned(statement.conditions, view);
  if (kind === 'AWS' && name === '*') return pinned ? null : 'any account';
  if (kind === 'Service') return outsideService(name, statement, view);
  if (kind !== 'AWS' && kind !== 'Federated') return `${kind} ${name}`;
  const account = accountOfPrincipal(name, view);
  if (account === null) return `"${name}", whose account cannot be told`;
  return isOwnAccount(account, view.home) ? null : account;
}

/** A service of another Region, or one that may read in the name of any account. */
function outsideService(name: string, statement: PolicyStatement, view: PolicyView): string | null {
  const region = name.split('.').find(isRegionName);
  if (region !== undefined && !view.home.regions.includes(region)) return `service ${name}`;
  const isHarmless = !statement.isNotAction && statement.actions.every((action) => harmless.has(action));
  return isHarmless || isPinned(statement.conditions, view) ? null : `service ${name} in the name of any account`;
}
