import { aws_aps as aps, aws_logs as logs, type RemovalPolicy, aws_ssm as ssm } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { LogGroup } from '#topology';
import type { RegionalKey } from './regional-key';

export interface MetricsWorkspaceProps {
  readonly alias: string;
  readonly log: LogGroup;
  /** Parameter that is to hold the workspace's id. */
  readonly workspaceIdParameter: string;
  readonly key: RegionalKey;
  readonly removal: RemovalPolicy;
}

/** The managed Prometheus workspace of a Region, and the log of its rules and queries. */
export class MetricsWorkspace extends Construct {
  constructor(scope: Construct, id: string, props: MetricsWorkspaceProps) {
    super(scope, id);
    const { alias, log, key, workspaceIdParameter } = props;
    const group = new logs.CfnLogGroup(this, 'Log', {
      logGroupName: log.logGroupName,
      retentionInDays: log.retentionDays,
      kmsKeyId: key.keyArn,
    });
    group.applyRemovalPolicy(props.removal);
    const workspace = new aps.CfnWorkspace(this, 'Workspace', {
      alias,
      kmsKeyArn: key.keyArn,
      // Prometheus wants the form that ends in `:*`, which is what the attribute holds.
      loggingConfiguration: { logGroupArn: group.attrArn },
      // Its ARN holds a random id: permissions name the workspace by this tag.
      tags: [{ key: 'Name', value: alias }],
    });
    workspace.applyRemovalPolicy(props.removal);
    new ssm.CfnParameter(this, 'Id', {
      name: workspaceIdParameter,
      type: 'String',
      description: `Id of the metrics workspace ${alias}`,
      value: workspace.attrWorkspaceId,
    });
  }
}
