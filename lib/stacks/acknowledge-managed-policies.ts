import { Aws, type aws_iam as iam, Stack, Token } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge';
import type { Reason } from './wildcard-statement';

/** Acknowledges every policy of AWS's own that a role of the CDK's making has, all for one reason. */
export function acknowledgeManagedPolicies(role: iam.CfnRole, reason: Reason): void {
  const policies = (Stack.of(role).resolve(role.managedPolicyArns) ?? []) as readonly unknown[];
  acknowledge(role, ...policies.map((policy) => ({ rule: managedPolicyRule(policyText(policy)), ...reason })));
}

/** The name of cdk-nag's finding about a policy of AWS's own, by its ARN. */
export function managedPolicyRule(arn: string): string {
  return `AwsSolutions-IAM4[Policy::${arn}]`;
}

/** ARN of a policy of AWS's own: `service-role/AWSLambdaBasicExecutionRole`. */
export function awsPolicyArn(name: string): string {
  return `arn:${Aws.PARTITION}:iam::aws:policy/${name}`;
}

/** As cdk-nag writes it: what depends on a condition as its JSON. */
function policyText(policy: unknown): string {
  const isConditional = typeof policy === 'object' && policy !== null && 'Fn::If' in policy;
  return isConditional ? JSON.stringify(policy) : Token.asString(policy);
}
