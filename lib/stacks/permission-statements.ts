import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import { keyStatement } from './key-statement';
import { macStatement } from './mac-statement';
import { metricsStatements } from './metrics-statements';
import { objectStatements } from './object-statements';
import type { PermissionScope } from './permission-scope';
import { podAddressStatements } from './pod-address-statements';
import { provisionNodesStatements } from './provision-nodes-statements';
import { queueStatements } from './queue-statements';
import { tableStatements } from './table-statements';
import { targetStatements } from './target-statements';
import { telemetryStatements } from './telemetry-statements';
import { volumeStatements } from './volume-statements';
import { WildcardStatement } from './wildcard-statement';

const drawnSuffix = {
  reason: 'AWS draws the last part of the ARN of a secret; the prefix is that of this Region.',
  until: 'Secrets made by CloudFormation, with ARNs to refer to.',
};

/** IAM statements of one permission of a workload, on the named thing in its own Region and account and on nothing else. */
export function permissionStatements(permission: Permission, scope: PermissionScope): PolicyStatement[] {
  switch (permission.kind) {
    case 'read-objects':
    case 'write-objects':
      return objectStatements(permission, scope);
    case 'read-table':
    case 'write-table':
      return tableStatements(permission, scope);
    case 'send-messages':
    case 'receive-messages':
    case 'read-queue-depth':
      return queueStatements(permission, scope);
    case 'put-records':
      return [
        new PolicyStatement({
          actions: ['kinesis:DescribeStreamSummary', 'kinesis:PutRecord', 'kinesis:PutRecords'],
          resources: [scope.arn('kinesis', `stream/${permission.stream}`)],
        }),
      ];
    case 'read-secrets':
      return [
        new WildcardStatement(drawnSuffix, {
          actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          resources: [scope.arn('secretsmanager', `secret:${permission.prefix}*`)],
        }),
      ];
    case 'read-parameters':
      return [
        new PolicyStatement({
          actions: ['ssm:GetParameter'],
          resources: permission.parameters.map((name) => scope.arn('ssm', `parameter${name}`)),
        }),
      ];
    case 'publish-messages':
      return [
        new PolicyStatement({
          actions: ['sns:Publish'],
          resources: permission.topics.map((topic) => scope.arn('sns', topic)),
        }),
      ];
    case 'write-log':
    case 'write-traces':
      return telemetryStatements(permission, scope);
    case 'use-key':
      return [keyStatement(permission.alias, scope)];
    case 'generate-mac':
      return [macStatement(permission.alias, scope)];
    case 'write-metrics':
    case 'query-metrics':
      return metricsStatements(permission, scope);
    case 'provision-nodes':
      return provisionNodesStatements(scope);
    case 'bind-targets':
      return targetStatements(permission.targetGroups, scope);
    case 'manage-volumes':
      return volumeStatements(scope);
    case 'manage-pod-addresses':
      return podAddressStatements(scope);
  }
}
