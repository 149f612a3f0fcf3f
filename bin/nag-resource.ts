import * as cdk from 'aws-cdk-lib';
import { isRecord, type Plain, type Resource, resolveValue, type StackFile } from '#evidence';
import { classKey } from './nag-rules';

/** A generated class of the CDK, with the factory by which `CfnInclude` makes it from a template. */
interface ResourceClass {
  readonly CFN_RESOURCE_TYPE_NAME: string;
  _fromCloudFormation(scope: cdk.Stack, id: string, attributes: object, options: object): cdk.CfnResource;
}

export interface PlacedTemplate {
  readonly scope: cdk.Stack;
  readonly stack: StackFile;
}

/** Whether the CDK has a class for the type: that of EKS clusters is the one of `aws-eks`, whichever module made them. */
export function hasClass(type: string): boolean {
  return classOf(type)?.CFN_RESOURCE_TYPE_NAME === type;
}

/**
 * A resource of a template as the construct that rules of cdk-nag look at. `CfnInclude` would do the same, but reads files only, as
 * YAML (seven times as slow), and refuses a template as a whole for `Fn::GetStackOutput` or a reference to nothing.
 *
 * @throws Error of the CDK for a resource that lacks a required property
 */
export function nagResource({ scope, stack }: PlacedTemplate, logicalId: string, resource: Resource): cdk.CfnResource {
  const found = classOf(resource.Type);
  if (found === undefined) throw new Error(`${resource.Type}: the CDK has no class for it`);
  const properties = constructValue(resource.Properties ?? {}, stack);
  const parser = { parseValue: (value: unknown) => value, handleAttributes: () => undefined };
  return found._fromCloudFormation(scope, logicalId, { Properties: properties }, { parser });
}

function classOf(type: string): ResourceClass | undefined {
  const [module = '', name = ''] = classKey(type).split('.');
  const modules = cdk as unknown as Readonly<Record<string, Readonly<Record<string, ResourceClass>> | undefined>>;
  return modules[module]?.[name];
}

/** What is known at synth as it is, and what only CloudFormation knows as a token of the CDK. */
function constructValue(value: unknown, stack: StackFile): unknown {
  if (Array.isArray(value))
    return value.map((item) => constructValue(item, stack)).filter((item) => item !== undefined);
  if (!isRecord(value)) return value;
  const intrinsic = intrinsicName(value);
  if (intrinsic !== null) return intrinsicValue(value, intrinsic, stack);
  const built: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = constructValue(value[key], stack);
    if (item !== undefined) built[key] = item;
  }
  return built;
}

/** Functions whose value can be known at synth. */
const foldable: ReadonlySet<string> = new Set(['Ref', 'Fn::Join', 'Fn::Sub']);

function intrinsicValue(value: Plain, name: string, stack: StackFile): unknown {
  if (foldable.has(name)) {
    const resolved = resolveValue(value, stack);
    if (resolved === undefined || (typeof resolved === 'string' && !resolved.includes('${'))) return resolved;
  }
  return cdk.Token.asAny(value);
}

function intrinsicName(value: Plain): string | null {
  const [key = '', ...others] = Object.keys(value);
  return others.length === 0 && (key === 'Ref' || key.startsWith('Fn::')) ? key : null;
}
