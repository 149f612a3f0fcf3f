import { type Inventory, isRecord, listAt, once, resolveValue, type StackFile } from '#evidence';
import type { TemplateReference } from './template-reference';

export interface StackReferences {
  readonly stack: StackFile;
  readonly references: readonly TemplateReference[];
}

/** All that every template refers to, as it stands there: nothing is resolved. */
export const readTemplateReferences = once(({ stacks }: Inventory): readonly StackReferences[] =>
  stacks.map((stack) => ({ stack, references: readStack(stack) })),
);

interface Reader {
  readonly stack: StackFile;
  readonly found: TemplateReference[];
  /** Logical id of the resource that is read; null in outputs and conditions. */
  readonly from: string | null;
  /** Key of what is read: a logical id, the name of an output. */
  readonly subject: string;
}

function readStack(stack: StackFile): readonly TemplateReference[] {
  const found: TemplateReference[] = [];
  for (const [id, resource] of Object.entries(stack.template.Resources)) {
    const reader = { stack, found, from: id, subject: id };
    walk(resource.Properties, 'Properties', reader);
    const depends = typeof resource.DependsOn === 'string' ? [resource.DependsOn] : listAt(resource.DependsOn);
    for (const target of depends) add('attribute', { target: String(target), property: 'DependsOn' }, reader);
    const condition = (resource as { readonly Condition?: unknown }).Condition;
    if (typeof condition === 'string') add('condition', { target: condition, property: 'Condition' }, reader);
  }
  for (const [name, output] of Object.entries(stack.template.Outputs ?? {})) {
    walk(output, '', { stack, found, from: null, subject: name });
  }
  return found;
}

function walk(value: unknown, property: string, reader: Reader): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      walk(item, `${property}.${index}`, reader);
    });
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      readers.get(key)?.(item, property, reader);
      walk(item, property === '' ? key : `${property}.${key}`, reader);
    }
  }
}

type Read = (argument: unknown, property: string, reader: Reader) => void;

const functions: Readonly<Record<string, Read>> = {
  Ref: (argument, property, reader) => {
    if (typeof argument === 'string') add('value', { target: argument, property }, reader);
  },
  'Fn::GetAtt': (argument, property, reader) => {
    const [target] = Array.isArray(argument) ? argument : String(argument).split('.');
    if (typeof target === 'string') add('attribute', { target, property }, reader);
  },
  'Fn::Sub': (argument, property, reader) => {
    const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
    for (const [, name = ''] of String(text).matchAll(/\$\{([^!}][^}]*)\}/g)) {
      const [target = '', attribute] = name.split('.');
      if (isRecord(own) && name in own) continue;
      add(attribute === undefined ? 'value' : 'attribute', { target, property }, reader);
    }
  },
  'Fn::If': (argument, property, reader) => {
    const [target] = listAt(argument);
    if (typeof target === 'string') add('condition', { target, property }, reader);
  },
  'Fn::ImportValue': (argument, property, { stack, found, subject }) => {
    const at = { file: stack.file, subject, property };
    found.push({ kind: 'export', name: String(resolveValue(argument, stack)), at });
  },
  'Fn::GetStackOutput': (argument, property, { stack, found, subject }) => {
    const { StackName, Region = stack.region, OutputName } = isRecord(argument) ? argument : {};
    found.push({
      kind: 'stack-output',
      stackName: String(resolveValue(StackName, stack)),
      region: String(resolveValue(Region, stack)),
      output: String(OutputName),
      at: { file: stack.file, subject, property },
    });
  },
};

const readers: ReadonlyMap<string, Read> = new Map(Object.entries(functions));

function add(
  kind: 'value' | 'attribute' | 'condition',
  { target, property }: { readonly target: string; readonly property: string },
  { stack, found, from, subject }: Reader,
): void {
  // Pseudo parameters stand in no template.
  if (target.startsWith('AWS::')) return;
  found.push({ kind, target, from, at: { file: stack.file, subject, property: property === '' ? null : property } });
}
