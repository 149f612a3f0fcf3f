import type { PolicyStatement } from './policy-statement';

/** Whether a statement is about an action: by its name, by a pattern (`kms:*`), or as none of those that it leaves out. */
export function coversAction({ actions, isNotAction }: PolicyStatement, action: string): boolean {
  const isNamed = actions.some((pattern) => matchesPattern(action, pattern));
  return isNotAction ? !isNamed : isNamed;
}

/** `*` stands for anything, `?` for one character; actions are compared without case. */
function matchesPattern(action: string, pattern: string): boolean {
  const form = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${form}$`, 'i').test(action);
}
