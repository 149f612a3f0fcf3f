import { checkEach, type Finding, type PlacedResource, type Rule, recordAt } from '#evidence';
import type { Topology } from '#topology';
import { findingOf } from './finding-of';
import { asList, documentStatements, type PolicyStatement } from './policy-statement';
import type { SecurityInput } from './security-input';

const making = 'kms:GenerateMac';
const granting = 'kms:CreateGrant';

/**
 * Whoever makes codes with the key behind hop tokens can say in the name of another Region that somebody was let in. AWS rotates no key
 * of its kind, so what holds is who may use it.
 */
const macKeyUse: Rule<SecurityInput> = {
  name: 'mac-key-use',
  claim:
    'Codes are made with a KMS key by roles alone that the Topology permits it, in the Region of the key, and nobody can grant that to others.',
  check: ({ inventory, topology }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::KMS::Key' || type === 'AWS::KMS::ReplicaKey'),
      (key) => keyFaults(key, topology),
    ),
};

function keyFaults(key: PlacedResource, topology: Topology): readonly Finding[] {
  const statements = documentStatements(key, 'KeyPolicy').filter(({ allows }) => allows);
  const makers = statements.filter((statement) => covers(statement, making));
  const roles = rolesOf(key, topology);
  const open = makers
    .map((statement) => ({ statement, others: namedRoles(statement).filter((role) => !roles.includes(role)) }))
    .filter(({ statement, others }) => namedRoles(statement).length === 0 || others.length > 0);
  const grants = makers.length === 0 ? [] : statements.filter((statement) => covers(statement, granting));
  return [
    ...open.map(({ statement, others }) =>
      found(
        statement,
        `lets ${others.length === 0 ? 'whoever asks' : others.join(', ')} make codes (${making})`,
        roles,
      ),
    ),
    ...grants.map((statement) =>
      found(statement, `lets others grant the use of a key that makes codes (${granting})`, []),
    ),
  ];
}

function found({ at }: PolicyStatement, what: string, roles: readonly string[]): Finding {
  return findingOf(macKeyUse.name, {
    at,
    message: `The policy ${what}; allowed: ${roles.length === 0 ? 'nobody' : `aws:PrincipalArn of ${roles.join(', ')}`}`,
    mend: 'Give an identity the permission `generate-mac` (lib/topology/resolve-identities.ts), and leave the policy to lib/stacks/hop-key-policy.ts.',
  });
}

/** ARNs of the roles of the Region that may make codes. */
function rolesOf({ stack: { region, account } }: PlacedResource, { jurisdictions }: Topology): readonly string[] {
  return jurisdictions
    .flatMap(({ regions }) => regions)
    .filter(({ name }) => name === region)
    .flatMap(({ identities }) => identities)
    .filter(({ permissions }) => permissions.some(({ kind }) => kind === 'generate-mac'))
    .map(({ roleName }) => `arn:aws:iam::${account}:role/${roleName}`);
}

/** Roles to which a condition holds a statement. */
function namedRoles({ conditions }: PolicyStatement): readonly string[] {
  return ['ArnEquals', 'StringEquals'].flatMap((operator) =>
    asList(recordAt(conditions, operator)['aws:PrincipalArn']),
  );
}

/** Whether a statement is about an action, by `*` or by what it leaves out too. */
function covers({ actions, statement }: PolicyStatement, action: string): boolean {
  const left = asList(statement.NotAction);
  if (left.length > 0) return !left.some((pattern) => matches(pattern, action));
  return actions.some((pattern) => matches(pattern, action));
}

function matches(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}

/** Who may sign. */
export const macKeyRules: readonly Rule<SecurityInput>[] = [macKeyUse];
