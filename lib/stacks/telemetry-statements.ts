import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';

type TelemetryPermission = Extract<Permission, { readonly kind: 'write-log' | 'write-traces' }>;

/** What an OpenTelemetry collector needs: streams in one log group that it cannot make, and X-Ray's intake. */
export function telemetryStatements(permission: TelemetryPermission, scope: PermissionScope): PolicyStatement[] {
  if (permission.kind === 'write-log') {
    return [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [scope.arn('logs', `log-group:${permission.logGroupName}:*`)],
      }),
    ];
  }
  return [
    new PolicyStatement({
      // `*`: X-Ray knows no resource for what it takes in.
      actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': scope.region.name } },
    }),
  ];
}
