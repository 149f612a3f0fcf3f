import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement, withoutResource } from './wildcard-statement';

const anyStream = {
  reason: 'The collector names a log stream after its own pod; the group, which it cannot make, is named.',
  until: 'A collector with one fixed stream.',
};

type TelemetryPermission = Extract<Permission, { readonly kind: 'write-log' | 'write-traces' }>;

/** What an OpenTelemetry collector needs: streams in one log group that it cannot make, and X-Ray's intake. */
export function telemetryStatements(permission: TelemetryPermission, scope: PermissionScope): PolicyStatement[] {
  if (permission.kind === 'write-log') {
    return [
      new WildcardStatement(anyStream, {
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [scope.arn('logs', `log-group:${permission.logGroupName}:*`)],
      }),
    ];
  }
  return [
    new WildcardStatement(withoutResource, {
      actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': scope.region.name } },
    }),
  ];
}
