import { type aws_eks_v2 as eks, aws_iam as iam, aws_lambda as lambda, Stack } from 'aws-cdk-lib';
import { acknowledge } from './acknowledge';
import { acknowledgeManagedPolicies } from './acknowledge-managed-policies';

const madeByCdk = 'The CDK builds the functions that apply manifests, with their roles, and lets nobody replace this;';

/** Acknowledges what is as the CDK makes it in the functions behind `KubectlProvider`: nothing of it can be set from here. */
export function acknowledgeProvider(provider: eks.KubectlProvider): void {
  const all = provider.node.findAll();
  const functions = all.filter((node) => node instanceof lambda.CfnFunction);
  for (const role of all.filter((node) => node instanceof iam.CfnRole)) {
    acknowledgeManagedPolicies(role, {
      reason: `${madeByCdk} these are AWS's own policies for functions in a VPC and for charts in ECR.`,
      until: 'A release of the CDK that takes the policies of these roles.',
    });
  }
  for (const policy of all.filter((node) => node instanceof iam.CfnPolicy)) acknowledgeVersions(policy, functions);
  for (const handler of functions.filter(({ runtime }) => runtime?.startsWith('python') === true)) {
    acknowledge(handler, {
      rule: 'AwsSolutions-L1',
      reason: `${madeByCdk} it names the newest Python that Lambda has in every Region, and cdk-nag the newest that it knows of.`,
      until: 'A release of the CDK with that runtime, or of cdk-nag that asks for no other.',
    });
  }
}

/** The provider's own function calls the handler, whichever version of it stands. */
function acknowledgeVersions(policy: iam.CfnPolicy, functions: readonly lambda.CfnFunction[]): void {
  const stack = Stack.of(policy);
  const document = JSON.stringify(stack.resolve(policy.policyDocument));
  for (const handler of functions) {
    const logicalId = stack.getLogicalId(handler);
    if (!document.includes(`["${logicalId}","Arn"]},":*"`)) continue;
    acknowledge(policy, {
      rule: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>:*]`,
      reason: `${madeByCdk} the star is for versions of the one function that is named before it.`,
      until: 'A release of the CDK that calls the function without a version.',
    });
  }
}
