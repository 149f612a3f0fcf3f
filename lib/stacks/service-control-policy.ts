import type { GovernancePolicy } from '#topology';

/** Largest policy document that AWS Organizations takes, bytes of JSON (its quotas page, 2026-11). */
export const maxPolicyBytes = 5120;

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: '*';
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/**
 * The policy that keeps a jurisdiction's accounts, and the data in them, where the law wants them: no regional service
 * outside its Regions, and none of the ways by which AWS would carry data out of them or to another account.
 * Service-linked roles are beyond its reach: what they copy is denied where it is asked for.
 *
 * Throws when the document is larger than AWS Organizations takes.
 */
export function serviceControlPolicy(policy: GovernancePolicy): PolicyDocument {
  const document: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [pinToRegions(policy), ...denyReplication(policy), ...denyCopies(policy), denySharing(), denyLeaving()],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(document)).length;
  if (bytes > maxPolicyBytes) {
    throw new Error(`governance policy "${policy.name}": ${bytes} bytes; allowed: at most ${maxPolicyBytes}`);
  }
  return document;
}

function pinToRegions({ globalActions, allowedRegions }: GovernancePolicy): Statement {
  return {
    Sid: 'PinToRegions',
    Effect: 'Deny',
    // Global services answer from one Region, whoever asks.
    NotAction: globalActions,
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': allowedRegions } },
  };
}

/** What keeps copying once it has been set up. */
function denyReplication({ allowedRegions, replicationAccounts }: GovernancePolicy): readonly Statement[] {
  return [
    {
      Sid: 'ReplicateObjects',
      Effect: 'Deny',
      Action: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:ResourceAccount': replicationAccounts } },
    },
    {
      // Asked of the Region that is to hold the replica.
      Sid: 'ReplicateTables',
      Effect: 'Deny',
      Action: 'dynamodb:CreateTableReplica',
      NotResource: allowedRegions.map((region) => `arn:*:dynamodb:${region}:*:table/*`),
    },
    {
      // Asked of the primary's Region, so that the pin to Regions does not see where the replica goes.
      Sid: 'ReplicateKeys',
      Effect: 'Deny',
      Action: 'kms:ReplicateKey',
      Resource: '*',
      Condition: { StringNotEquals: { 'kms:ReplicaRegion': allowedRegions } },
    },
    {
      Sid: 'MovePrimaryKeys',
      Effect: 'Deny',
      Action: 'kms:UpdatePrimaryRegion',
      Resource: '*',
      Condition: { StringNotEquals: { 'kms:PrimaryRegion': allowedRegions } },
    },
    {
      Sid: 'ReplicateSecrets',
      Effect: 'Deny',
      Action: ['secretsmanager:CreateSecret', 'secretsmanager:ReplicateSecretToRegions'],
      Resource: '*',
      Condition: { 'ForAnyValue:StringNotEquals': { 'secretsmanager:AddReplicaRegions': allowedRegions } },
    },
    {
      // Services that copy to other Regions with no condition by which to name them; Meridian uses none of these.
      Sid: 'ReplicateElsewhere',
      Effect: 'Deny',
      Action: [
        'ecr:PutReplicationConfiguration',
        'elasticache:CreateGlobalReplicationGroup',
        'rds:CreateGlobalCluster',
        's3:CreateMultiRegionAccessPoint',
      ],
      Resource: '*',
    },
  ];
}

/** What copies once. */
function denyCopies({ allowedRegions, replicationAccounts }: GovernancePolicy): readonly Statement[] {
  return [
    {
      // Copies of snapshots and images are asked of the Region that receives them: the pin stops those. What is left
      // is handing them to another account.
      Sid: 'ShareSnapshots',
      Effect: 'Deny',
      Action: [
        'ec2:ModifyImageAttribute',
        'ec2:ModifySnapshotAttribute',
        'rds:ModifyDBClusterSnapshotAttribute',
        'rds:ModifyDBSnapshotAttribute',
      ],
      Resource: '*',
    },
    {
      Sid: 'CopyBackups',
      Effect: 'Deny',
      Action: 'backup:CopyFromBackupVault',
      Resource: '*',
      Condition: {
        'ForAnyValue:ArnNotLike': {
          'backup:CopyTargets': replicationAccounts.flatMap((account) =>
            allowedRegions.map((region) => `arn:*:backup:${region}:${account}:backup-vault:*`),
          ),
        },
      },
    },
  ];
}

function denySharing(): Statement {
  return {
    Sid: 'ShareResources',
    Effect: 'Deny',
    Action: ['ram:AssociateResourceShare', 'ram:CreateResourceShare'],
    Resource: '*',
  };
}

/** An account that leaves takes its data with it, and the policy ends. */
function denyLeaving(): Statement {
  return { Sid: 'Leave', Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' };
}
