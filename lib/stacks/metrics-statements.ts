import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';

type MetricsPermission = Extract<Permission, { readonly workspaceAlias: string }>;

const actions = {
  'write-metrics': ['aps:RemoteWrite'],
  'query-metrics': ['aps:GetLabels', 'aps:GetMetricMetadata', 'aps:GetSeries', 'aps:QueryMetrics'],
} as const;

/** One metrics workspace. Its ARN holds an id that AWS draws, so its tag `Name`, which is its alias, stands for it. */
export function metricsStatements(permission: MetricsPermission, scope: PermissionScope): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: [...actions[permission.kind]],
      resources: [scope.arn('aps', 'workspace/*')],
      conditions: { StringEquals: { 'aws:ResourceTag/Name': permission.workspaceAlias } },
    }),
  ];
}
