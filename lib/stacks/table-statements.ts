import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';
import { WildcardStatement } from './wildcard-statement';

const itsIndexes = {
  reason: 'Whoever may read the table may read it by any of its indexes.',
  until: 'An index that holds what a reader of the table may not see.',
};

type TablePermission = Extract<Permission, { readonly table: string }>;

const actions = {
  // No Scan: nothing that serves requests reads a whole table.
  'read-table': ['dynamodb:BatchGetItem', 'dynamodb:DescribeTable', 'dynamodb:GetItem', 'dynamodb:Query'],
  'write-table': [
    'dynamodb:BatchWriteItem',
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:PutItem',
    'dynamodb:UpdateItem',
  ],
} as const;

/** The Region's replica of one table; reading includes its indexes, writing does not include reading. */
export function tableStatements(permission: TablePermission, scope: PermissionScope): PolicyStatement[] {
  const table = scope.arn('dynamodb', `table/${permission.table}`);
  if (permission.kind === 'write-table') {
    return [new PolicyStatement({ actions: [...actions['write-table']], resources: [table] })];
  }
  return [
    new WildcardStatement(itsIndexes, {
      actions: [...actions['read-table']],
      resources: [table, `${table}/index/*`],
    }),
  ];
}
