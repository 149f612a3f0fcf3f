import { checkEach, type Rule } from '#evidence';
import { findingOf } from './finding-of';
import { asList, documentStatements, hasCondition } from './policy-statement';
import type { SecurityInput } from './security-input';

/** What tells for whom a service calls (IAM User Guide, "The confused deputy problem", 2026-11). */
const sourceKeys = ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgID', 'aws:SourceOrgPaths'];

/**
 * Services that take a role for what stands in the role's own account only, and whose guides give a trust without a condition:
 * instances, functions, and replication (Amazon S3 User Guide, "Setting up permissions for live replication", 2026-11).
 */
const ownAccountServices: ReadonlySet<string> = new Set([
  'ec2.amazonaws.com',
  'lambda.amazonaws.com',
  's3.amazonaws.com',
]);

const confusedDeputy: Rule<SecurityInput> = {
  name: 'confused-deputy',
  claim:
    'A service that works for many customers can take a role only on behalf of the account, or the thing, that the role is for.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources
        .filter(({ type }) => type === 'AWS::IAM::Role')
        .flatMap((role) => documentStatements(role, 'AssumeRolePolicyDocument')),
      (statement) => {
        const { allows, at, statement: plain } = statement;
        if (!allows || hasCondition(statement, sourceKeys)) return [];
        return servicesOf(plain.Principal)
          .filter((service) => !ownAccountServices.has(service))
          .map((service) =>
            findingOf(confusedDeputy.name, {
              at: { ...at, property: `${at.property}.Condition` },
              message: `${service} may take the role for anybody; allowed: a condition on ${sourceKeys.slice(0, 2).join(' or ')}`,
              mend: 'Give the principal of the role a condition where the role is made (lib/stacks).',
            }),
          );
      },
    ),
};

function servicesOf(principal: unknown): readonly string[] {
  return typeof principal === 'object' && principal !== null && 'Service' in principal ? asList(principal.Service) : [];
}

/** Who may take the roles. Foreign accounts are a matter of residency. */
export const trustRules: readonly Rule<SecurityInput>[] = [confusedDeputy];
