import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

const drawnId = {
  reason: 'AWS draws the id of a metrics workspace; a condition names it by its tag, which is its alias.',
  until: 'Workspaces with a name of our choosing in their ARN.',
};

type MetricsPermission = Extract<Permission, { readonly workspaceAlias: string }>;

const actions = {
  'write-metrics': ['aps:RemoteWrite'],
  'query-metrics': ['aps:GetLabels', 'aps:GetMetricMetadata', 'aps:GetSeries', 'aps:QueryMetrics'],
} as const;

/** One metrics workspace. Its ARN holds an id that AWS draws, so its tag `Name`, which is its alias, stands for it. */
export function metricsStatements(permission: MetricsPermission, scope: PermissionScope): PolicyStatement[] {
  return [
    new WildcardStatement(drawnId, {
      actions: [...actions[permission.kind]],
      resources: [scope.arn('aps', 'workspace/*')],
      conditions: { StringEquals: { 'aws:ResourceTag/Name': permission.workspaceAlias } },
    }),
  ];
}
