import { CfnResource, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule, NagMessageLevel } from 'cdk-nag';
import { RootConstruct } from 'constructs';
import type { Finding } from '#evidence';

/** One rule of cdk-nag's pack AwsSolutions. */
export interface NagRule {
  /** `AwsSolutions-S1`. */
  readonly id: string;
  /** What it objects to, in cdk-nag's words. */
  readonly info: string;
  /** Why that matters, in cdk-nag's words. */
  readonly explanation: string;
  readonly severity: Finding['severity'];
  /** Resource classes that it tells apart, as `classKey` writes them; empty when its text names none, so that it is asked about all. */
  readonly classes: ReadonlySet<string>;
  readonly judge: IApplyRule['rule'];
}

/** Every rule of the pack, in its order. */
export function nagRules(): readonly NagRule[] {
  const pack = new ListedChecks();
  pack.checkResource(new CfnResource(new Stack(new RootConstruct('Nag')), 'None', { type: 'Meridian::None' }));
  return pack.rules;
}

/**
 * Classes under which the CDK knows types by another name than the usual one. A test compares the whole pack with the CDK's
 * classes, so that a new version of either cannot hide a type from its rules.
 */
const irregularTypes: Readonly<Record<string, string>> = {
  'AWS::KinesisAnalyticsV2::Application': 'aws_kinesisanalytics.CfnApplicationV2',
};

/** The class of a CloudFormation type as the CDK's modules name it: `aws_s3.CfnBucket`. */
export function classKey(type: string): string {
  const [, service = '', name = ''] = type.split('::');
  return irregularTypes[type] ?? `aws_${service.toLowerCase()}.Cfn${name}`;
}

/** The pack itself, which lists what it would ask in the place of asking. */
class ListedChecks extends AwsSolutionsChecks {
  readonly rules: NagRule[] = [];

  override checkResource(node: CfnResource): void {
    super.checkResource(node);
  }

  protected override applyRule({ rule, ruleSuffixOverride, info, explanation, level }: IApplyRule): void {
    this.rules.push({
      id: `${this.packName}-${ruleSuffixOverride ?? rule.name}`,
      info,
      explanation,
      severity: level === NagMessageLevel.ERROR ? 'error' : 'warning',
      classes: classesOf(rule),
      judge: rule,
    });
  }
}

/**
 * What a rule looks at, from its own text (`node instanceof aws_s3_1.CfnBucket`). Asking each of 131 rules about every resource
 * would load CDK modules of services that no template holds, which takes longer than the rules themselves.
 */
function classesOf(rule: IApplyRule['rule']): ReadonlySet<string> {
  return new Set(
    [...rule.toString().matchAll(/\b(aws_\w+)_1\.(Cfn\w+)/g)].map(([, module, name]) => `${module}.${name}`),
  );
}
