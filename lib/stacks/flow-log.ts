import { aws_ec2 as ec2, aws_iam as iam, aws_logs as logs, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Network, StatePolicy } from '#topology';
import type { RegionalKey } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface FlowLogProps {
  readonly flowLog: Network['flowLog'];
  readonly vpcId: string;
  readonly state: StatePolicy;
  /** The jurisdiction's key in this Region. */
  readonly key: RegionalKey;
}

/** Who spoke to whom in the VPC, accepted or refused, in an encrypted log group that only this role may write. */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    const { account, region, partition } = Stack.of(this);
    const group = new logs.CfnLogGroup(this, 'LogGroup', {
      logGroupName: props.flowLog.logGroupName,
      retentionInDays: props.flowLog.retentionDays,
      kmsKeyId: props.key.keyArn,
    });
    group.applyRemovalPolicy(removalPolicy(props.state));

    const role = new iam.Role(this, 'Role', {
      roleName: props.flowLog.roleName,
      description: 'VPC flow logs: writes the log group of the flow log',
      // Only for flow logs of this account and Region: another customer's cannot borrow the role.
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*` },
        },
      }),
      inlinePolicies: {
        write: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
              resources: [group.attrArn],
            }),
          ],
        }),
      },
    });

    new ec2.CfnFlowLog(this, 'Resource', {
      resourceId: props.vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName: group.ref,
      deliverLogsPermissionArn: role.roleArn,
    });
  }
}
