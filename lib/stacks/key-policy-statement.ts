import { aws_iam as iam } from 'aws-cdk-lib';

/** A statement of a key policy: its resource is the key itself, for which a key policy writes `*`. */
export function keyPolicyStatement(sid: string, props: iam.PolicyStatementProps): iam.PolicyStatement {
  return new iam.PolicyStatement({ sid, resources: ['*'], ...props });
}
