import { type IRole, PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { Acknowledgement } from '#topology';
import { acknowledge } from './acknowledge';

/** Why something is accepted, without the rule that objects to it. */
export type Reason = Omit<Acknowledgement, 'rule'>;

/** For actions that IAM knows no resource for, such as those that list and describe. */
export const withoutResource: Reason = {
  reason: 'IAM knows no resource for these actions.',
  until: 'Resource-level permissions for them.',
};

/** A statement whose actions or resources hold a `*`, with the reason why they cannot be named one by one. */
export class WildcardStatement extends PolicyStatement {
  constructor(
    readonly reason: Reason,
    props: PolicyStatementProps,
  ) {
    super(props);
  }
}

/** Acknowledges, beside the role, each `*` for which one of its statements gives a reason, and no other. */
export function acknowledgeWildcards(role: IRole, statements: readonly PolicyStatement[]): void {
  const reasons = new Map<string, Set<Reason>>();
  for (const statement of statements) {
    if (!(statement instanceof WildcardStatement)) continue;
    for (const rule of wildcardRules(statement)) {
      reasons.set(rule, (reasons.get(rule) ?? new Set()).add(statement.reason));
    }
  }
  acknowledge(
    role,
    ...[...reasons].map(([rule, given]) => ({
      rule,
      reason: [...given].map(({ reason }) => reason).join(' '),
      until: [...given].map(({ until }) => until).join(' '),
    })),
  );
}

/** The names of cdk-nag's findings about a statement. */
function wildcardRules({ actions, resources }: PolicyStatement): readonly string[] {
  return [
    ...actions.filter(holdsWildcard).map((action) => `AwsSolutions-IAM5[Action::${action}]`),
    ...resources.filter(holdsWildcard).map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`),
  ];
}

function holdsWildcard(text: string): boolean {
  return text.includes('*');
}
