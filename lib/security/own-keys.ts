import { type Inventory, isRecord, resolveValue, type StackFile } from '#evidence';
import { ownReference } from './own-reference';

const keyTypes: ReadonlySet<string> = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);

/** Tells whether a text of a stack names a KMS key that this deployment makes: by a reference, or by another stack's output. */
export type IsOwnKey = (value: unknown, stack: StackFile) => boolean;

/** Looks up the outputs of every stack once. */
export function ownKeys({ stacks }: Inventory): IsOwnKey {
  const outputs = new Map(
    stacks.flatMap((stack) =>
      Object.entries(stack.template.Outputs ?? {}).map(([name, output]): [string, boolean] => {
        const value = isRecord(output) ? resolveValue(output.Value, stack) : undefined;
        return [`${stack.name}@${stack.region}:${name}`, isKeyOf(stack, value)];
      }),
    ),
  );
  return (value, stack) => {
    if (typeof value !== 'string') return false;
    if (isKeyOf(stack, value)) return true;
    // The ARN of a replica is written out, with the id of the primary, which is its own.
    const output = /^(?:arn:[\w-]+:kms:[\w-]+:\w+:key\/)?\$\{([^}]+@[^}]+)\}$/.exec(value)?.[1];
    return output !== undefined && outputs.get(output) === true;
  };
}

function isKeyOf({ template }: StackFile, value: unknown): boolean {
  return keyTypes.has(template.Resources[ownReference(value) ?? '']?.Type ?? '');
}
