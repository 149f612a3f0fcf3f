import { aws_iam as iam, type Stack } from 'aws-cdk-lib';
import type { Jurisdiction, Region } from '#topology';
import { keyPolicyStatement } from './key-policy-statement';
import { permittedRoles } from './permitted-roles';

/**
 * Services that keep the jurisdiction's data and call KMS in the name of whoever asked them. ElastiCache comes under two
 * names, says its guide on encryption at rest. EKS is missing on purpose: it works by a grant (see `grantToServices`).
 */
const viaServices = ['aps', 'dax', 'ec2', 'elasticache', 'kinesis', 's3', 'secretsmanager', 'sns', 'sqs'] as const;

const use = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/** What a service needs that writes to, or reads from, something encrypted, in its own name. */
const messageUse = ['kms:Decrypt', 'kms:GenerateDataKey*'];

/**
 * The same form as AWS's own keys: who may use the table, bucket or queue may use its key. Any principal of the account,
 * not its root, since the service-linked roles that attach volumes to nodes cannot be given a policy of ours.
 *
 * By the services of this Region, but for DynamoDB, which reaches a replica's key from the other Regions of its table.
 */
export function useThroughServices(
  stack: Stack,
  jurisdiction: Jurisdiction,
  region: string,
): readonly iam.PolicyStatement[] {
  const throughServices = {
    'kms:CallerAccount': stack.account,
    'kms:ViaService': [
      ...viaServices.map((service) => `${service}.${region}.amazonaws.com`),
      ...jurisdiction.regions.map(({ name }) => `dynamodb.${name}.amazonaws.com`),
    ],
  };
  return [
    keyPolicyStatement('UseThroughServices', {
      principals: [new iam.AnyPrincipal()],
      actions: use,
      conditions: { StringEquals: throughServices },
    }),
    keyPolicyStatement('GrantThroughServices', {
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:CreateGrant'],
      conditions: { StringEquals: throughServices, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    }),
  ];
}

/** EKS takes a grant in the name of whoever makes the cluster, who needs the permission by IAM as well. */
export function grantToServices(): iam.PolicyStatement {
  return keyPolicyStatement('GrantToServices', {
    principals: [new iam.AccountRootPrincipal()],
    actions: ['kms:CreateGrant'],
    conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
  });
}

/** Workloads that use the key itself; by name in a condition, as a principal would have to exist before the key. */
export function useByWorkloads(
  stack: Stack,
  jurisdiction: Jurisdiction,
  region: Region,
): readonly iam.PolicyStatement[] {
  const roles = permittedRoles(stack, region, { kind: 'use-key', alias: jurisdiction.key.alias });
  if (roles.length === 0) return [];
  return [
    keyPolicyStatement('UseByWorkloads', {
      principals: [new iam.AccountRootPrincipal()],
      actions: use,
      conditions: { ArnEquals: { 'aws:PrincipalArn': roles } },
    }),
  ];
}

/**
 * Services that write in their own name, each held to what it writes to by the encryption context of the call: source
 * accounts and ARNs do not reach KMS from every one of them.
 */
export function useByEventSources(stack: Stack, region: Region): readonly iam.PolicyStatement[] {
  const topics = region.observability.topics.map(({ name }) => stack.formatArn({ service: 'sns', resource: name }));
  const interruptions = stack.formatArn({ service: 'sqs', resource: region.cluster.nodeProvisioner.interruptionQueue });
  return [
    keyPolicyStatement('UseByLogs', {
      principals: [new iam.ServicePrincipal(`logs.${region.name}.amazonaws.com`)],
      actions: use,
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': stack.formatArn({ service: 'logs', resource: 'log-group:*' }),
        },
      },
    }),
    keyPolicyStatement('UseByAlarms', {
      principals: [
        new iam.ServicePrincipal('cloudwatch.amazonaws.com'),
        new iam.ServicePrincipal('events.amazonaws.com'),
      ],
      actions: messageUse,
      conditions: { ArnEquals: { 'kms:EncryptionContext:aws:sns:topicArn': topics } },
    }),
    keyPolicyStatement('UseByInterruptions', {
      principals: [new iam.ServicePrincipal('events.amazonaws.com')],
      actions: messageUse,
      conditions: { ArnEquals: { 'kms:EncryptionContext:aws:sqs:arn': interruptions } },
    }),
  ];
}
