import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Permission } from '#topology';
import type { PermissionScope } from './permission-scope';

type QueuePermission = Extract<Permission, { readonly queue: string } | { readonly queues: readonly string[] }>;

const actions = {
  'send-messages': ['sqs:GetQueueUrl', 'sqs:SendMessage'],
  'receive-messages': [
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
  ],
  'read-queue-depth': ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
} as const;

/** One end of a queue, or only how many messages wait in some. */
export function queueStatements(permission: QueuePermission, scope: PermissionScope): PolicyStatement[] {
  const queues = permission.kind === 'read-queue-depth' ? permission.queues : [permission.queue];
  return [
    new PolicyStatement({
      actions: [...actions[permission.kind]],
      resources: queues.map((queue) => scope.arn('sqs', queue)),
    }),
  ];
}
