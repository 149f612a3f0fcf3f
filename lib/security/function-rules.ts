import { checkEach, type Rule, resourceLocation, textAt } from '#evidence';
import { findingOf } from './finding-of';
import { ownReference } from './own-reference';
import type { SecurityInput } from './security-input';

const withoutOwnLog: Rule<SecurityInput> = {
  name: 'function-without-own-log',
  claim:
    'Every Lambda function writes to a log group of its own stack, with our key and our retention; none to one that Lambda makes by itself.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::Lambda::Function'),
      (lambda) => {
        const group = textAt(lambda.properties, 'LoggingConfig', 'LogGroup');
        if (lambda.stack.template.Resources[ownReference(group) ?? '']?.Type === 'AWS::Logs::LogGroup') return [];
        return [
          findingOf(withoutOwnLog.name, {
            at: resourceLocation(lambda, 'LoggingConfig.LogGroup'),
            message: `The function logs to ${group === null ? 'a group that Lambda makes' : `"${group}"`}; allowed: a log group of the same stack`,
            mend: 'Give it one, as lib/stacks/deployer.ts and lib/stacks/cleaner-log.ts do.',
          }),
        ];
      },
    ),
};

/** How Lambda functions run. What is old of them is for cdk-nag to say. */
export const functionRules: readonly Rule<SecurityInput>[] = [withoutOwnLog];
