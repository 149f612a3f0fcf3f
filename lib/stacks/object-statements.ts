import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

const underPrefix = {
  reason: 'Objects come and go while the deployment stands; bucket and prefix are named.',
  until: 'A fixed list of objects.',
};

type ObjectPermission = Extract<Permission, { readonly prefix: string; readonly bucket: string }>;

/** Objects under one prefix of one bucket. Writing does not include reading. */
export function objectStatements(permission: ObjectPermission, scope: PermissionScope): PolicyStatement[] {
  const objects = scope.bucketArn(`${permission.bucket}/${permission.prefix}*`);
  if (permission.kind === 'write-objects') {
    return [
      new WildcardStatement(underPrefix, {
        actions: ['s3:AbortMultipartUpload', 's3:PutObject'],
        resources: [objects],
      }),
    ];
  }
  return [
    new WildcardStatement(underPrefix, { actions: ['s3:GetObject'], resources: [objects] }),
    new PolicyStatement({
      actions: ['s3:ListBucket'],
      resources: [scope.bucketArn(permission.bucket)],
      conditions: { StringLike: { 's3:prefix': `${permission.prefix}*` } },
    }),
  ];
}
