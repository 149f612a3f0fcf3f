import { checkEach, type Finding, type Rule } from '#evidence';
import { actionsWithoutResource } from './actions-without-resource';
import { findingOf } from './finding-of';
import { hasCondition, identityStatements, type PolicyStatement } from './policy-statement';
import type { SecurityInput } from './security-input';

const mend = 'Name it in the statements of that permission (lib/stacks/*-statements.ts).';

const wildcardAction: Rule<SecurityInput> = {
  name: 'wildcard-action',
  claim: 'No IAM policy allows all actions of a service, or all but some.',
  check: (input) =>
    checkEach(allowing(input), ({ at, actions, statement }) => [
      ...actions
        .filter((action) => action === '*' || action.endsWith(':*'))
        .map((action) =>
          findingOf(wildcardAction.name, {
            at: { ...at, property: `${at.property}.Action` },
            message: `"${action}" is allowed; allowed: actions by name`,
            mend,
          }),
        ),
      ...['NotAction', 'NotResource']
        .filter((key) => key in statement)
        .map((key) =>
          findingOf(wildcardAction.name, {
            at: { ...at, property: `${at.property}.${key}` },
            message: `${key} allows everything that it does not name; allowed: ${key.slice('Not'.length)}`,
            mend,
          }),
        ),
    ]),
};

const unnamedResource: Rule<SecurityInput> = {
  name: 'unnamed-resource',
  claim:
    'Where an action of an IAM policy could name what it acts on, it does: only lists, descriptions and the like go without.',
  check: (input) =>
    checkEach(
      allowing(input).filter(({ resources }) => resources.includes('*')),
      ({ at, actions }) =>
        actions
          .filter((action) => !actionsWithoutResource.has(action))
          .map((action) =>
            findingOf(unnamedResource.name, {
              at: { ...at, property: `${at.property}.Resource` },
              message: `"${action}" is allowed on "*"; allowed: the ARNs of what it acts on`,
              mend: `${mend} An action that IAM knows no resource for belongs into lib/security/actions-without-resource.ts.`,
            }),
          ),
    ),
};

const passAnyRole: Rule<SecurityInput> = {
  name: 'pass-any-role',
  claim:
    'Whoever may pass a role may pass it by name, to one service: nobody can lend a stronger role to something of their own.',
  check: (input) =>
    checkEach(
      allowing(input).filter(({ actions }) => actions.some((action) => covers(action, 'iam:PassRole'))),
      passFaults,
    ),
};

function passFaults(statement: PolicyStatement): readonly Finding[] {
  const { at, resources } = statement;
  return [
    ...resources
      .filter((resource) => /[*?]/.test(resource))
      .map((resource) =>
        findingOf(passAnyRole.name, {
          at: { ...at, property: `${at.property}.Resource` },
          message: `iam:PassRole is allowed on "${resource}"; allowed: roles by their full names`,
          mend,
        }),
      ),
    ...(hasCondition(statement, ['iam:PassedToService'])
      ? []
      : [
          findingOf(passAnyRole.name, {
            at: { ...at, property: `${at.property}.Condition` },
            message: 'iam:PassRole is allowed to any service; allowed: a condition on iam:PassedToService',
            mend,
          }),
        ]),
  ];
}

/** Whether an action of a policy, with its wildcards, includes another; IAM does not tell capitals apart. */
function covers(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

function allowing({ inventory }: SecurityInput): readonly PolicyStatement[] {
  return inventory.resources.flatMap(identityStatements).filter(({ allows }) => allows);
}

/** What IAM policies allow. */
export const permissionRules: readonly Rule<SecurityInput>[] = [wildcardAction, unnamedResource, passAnyRole];
