import type { StackFile } from './evidence';
import { isRecord } from './read';

/**
 * A value of a template with what is known at synth in its place: pseudo parameters, `Fn::Join`, `Fn::Sub`. What only CloudFormation
 * knows becomes a text that names it: `${LogicalId}` for a `Ref`, `${LogicalId.Attribute}` for a `Fn::GetAtt`, and
 * `${stack-name@region:Output}` for a `Fn::GetStackOutput`. Other functions stay as they are, with their arguments resolved.
 */
export function resolveValue(value: unknown, stack: Pick<StackFile, 'account' | 'region' | 'name'>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, stack)).filter((item) => item !== undefined);
  if (!isRecord(value)) return value;
  const [[key = '', argument] = [], ...rest] = Object.entries(value);
  if (rest.length === 0 && key in functions) return functions[key]?.(resolveArgument(key, argument, stack), stack);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, resolveValue(item, stack)] as const)
      .filter(([, item]) => item !== undefined),
  );
}

type Place = Pick<StackFile, 'account' | 'region' | 'name'>;

const functions: Readonly<Record<string, (argument: unknown, stack: Place) => unknown>> = {
  Ref: (argument, stack) => reference(String(argument), stack),
  'Fn::GetAtt': (argument) => `\${${Array.isArray(argument) ? argument.join('.') : String(argument)}}`,
  'Fn::GetStackOutput': (argument) => stackOutput(argument),
  'Fn::Join': (argument) => joined(argument),
  'Fn::Sub': (argument, stack) => substituted(argument, stack),
};

/** `Ref` and `Fn::Sub` take a name or a text that must not be resolved before. */
function resolveArgument(key: string, argument: unknown, stack: Place): unknown {
  return key === 'Ref' ? argument : resolveValue(argument, stack);
}

function reference(name: string, stack: Place): unknown {
  if (name === 'AWS::NoValue') return undefined;
  return pseudoParameters(stack)[name] ?? `\${${name}}`;
}

function pseudoParameters({ account, region, name }: Place): Readonly<Record<string, string>> {
  const china = region.startsWith('cn-');
  return {
    'AWS::AccountId': account,
    'AWS::Region': region,
    'AWS::StackName': name,
    'AWS::Partition': china ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws',
    'AWS::URLSuffix': china ? 'amazonaws.com.cn' : 'amazonaws.com',
  };
}

function stackOutput(argument: unknown): unknown {
  if (!isRecord(argument)) return argument;
  return `\${${String(argument.StackName)}@${String(argument.Region)}:${String(argument.OutputName)}}`;
}

function joined(argument: unknown): unknown {
  if (!Array.isArray(argument) || !Array.isArray(argument[1])) return { 'Fn::Join': argument };
  const [separator, parts] = argument as [unknown, readonly unknown[]];
  return parts.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join(String(separator));
}

function substituted(argument: unknown, stack: Place): unknown {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  const known = { ...pseudoParameters(stack), ...(isRecord(own) ? own : {}) };
  return String(text).replaceAll(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    return name in known ? String(known[name as keyof typeof known]) : whole;
  });
}
