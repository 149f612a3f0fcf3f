import { didYouMean } from '#blueprint';
import { type FailureCondition, failureConditions } from '#diff';
import { BadInputError } from './bad-input-error';

/**
 * The conditions that `--fail-on` names, with commas between them, each time that it is given.
 *
 * @throws BadInputError naming each that is not known
 */
export function readConditions(texts: readonly string[]): readonly FailureCondition[] {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  const unknown = names.filter((name) => !isCondition(name));
  if (unknown.length > 0) throw new BadInputError(unknown.map(describeUnknown).join('\n'));
  return names.filter(isCondition);
}

function isCondition(name: string): name is FailureCondition {
  return (failureConditions as readonly string[]).includes(name);
}

function describeUnknown(name: string): string {
  return `--fail-on: "${name}" is not known; allowed: ${failureConditions.join(', ')}${didYouMean(name, failureConditions)}`;
}
