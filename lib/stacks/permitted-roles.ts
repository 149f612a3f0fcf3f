import type { Stack } from 'aws-cdk-lib';
import type { Permission, Region } from '#topology';

type KeyPermission = Extract<Permission, { readonly alias: string }>;

/** ARNs of the roles of a Region's workloads that have a permission on a key. */
export function permittedRoles(
  stack: Stack,
  { identities }: Region,
  { kind, alias }: KeyPermission,
): readonly string[] {
  return identities
    .filter(({ permissions }) =>
      permissions.some((permission) => permission.kind === kind && permission.alias === alias),
    )
    .map(({ roleName }) => stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: roleName }));
}
