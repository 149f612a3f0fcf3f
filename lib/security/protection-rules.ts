import {
  checkEach,
  type Finding,
  type Inventory,
  listAt,
  type PlacedResource,
  type Rule,
  recordAt,
  resourceLocation,
  textAt,
  valueAt,
} from '#evidence';
import { findingOf } from './finding-of';
import { balancerType } from './ingress-rules';
import type { KeyPlace } from './key-places';
import type { SecurityInput } from './security-input';

const tableType = 'AWS::DynamoDB::GlobalTable';

const deletable: Rule<SecurityInput> = {
  name: 'deletable-in-production',
  claim: 'Where the Topology protects state, no single call deletes a table, a cluster or a load balancer.',
  check: ({ inventory, topology }) => {
    if (!topology.deployment.state.deletionProtection) return { checked: 0, findings: [] };
    const guarded = inventory.resources.filter(({ type }) => type in protections);
    return checkEach(guarded, (resource) =>
      (protections[resource.type]?.(resource) ?? [])
        .filter(({ value }) => String(value) !== 'true')
        .map(({ property, value }) =>
          findingOf(deletable.name, {
            at: resourceLocation(resource, property),
            message: `Deletion protection is ${value === undefined ? 'off, which is the default' : String(value)}; allowed: true`,
            mend: 'Copy `deployment.state.deletionProtection` of the Topology to it.',
          }),
        ),
    );
  },
};

/** Where a resource says that it is protected. */
const protections: Readonly<Record<string, (resource: PlacedResource) => readonly KeyPlace[]>> = {
  [tableType]: (table) => ofReplicas(table, 'DeletionProtectionEnabled'),
  'AWS::DynamoDB::Table': ({ properties }) => [
    { property: 'DeletionProtectionEnabled', value: properties.DeletionProtectionEnabled },
  ],
  'AWS::EKS::Cluster': ({ properties }) => [{ property: 'DeletionProtection', value: properties.DeletionProtection }],
  'AWS::RDS::DBCluster': ({ properties }) => [{ property: 'DeletionProtection', value: properties.DeletionProtection }],
  [balancerType]: ({ properties }) => [
    {
      property: 'LoadBalancerAttributes',
      value: listAt(properties, 'LoadBalancerAttributes')
        .map((item) => recordAt(item))
        .find(({ Key }) => Key === 'deletion_protection.enabled')?.Value,
    },
  ],
};

const unrecoverable: Rule<SecurityInput> = {
  name: 'table-without-recovery',
  claim:
    'Where the Topology asks for it, every replica of every table can be brought back to any second of its last days.',
  check: ({ inventory, topology }) => {
    if (!topology.deployment.state.pointInTimeRecovery) return { checked: 0, findings: [] };
    return checkEach(tables(inventory), (table) =>
      ofReplicas(table, 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled')
        .filter(({ value }) => value !== true)
        .map(({ property, value }) =>
          findingOf(unrecoverable.name, {
            at: resourceLocation(table, property),
            message: `Point-in-time recovery is ${String(value ?? 'off')}; allowed: true`,
            mend: 'Copy `deployment.state.pointInTimeRecovery` of the Topology to the replica (lib/stacks/global-table.ts).',
          }),
        ),
    );
  },
};

/** A property of each replica of a table. */
function ofReplicas({ properties }: PlacedResource, path: string): readonly KeyPlace[] {
  return listAt(properties, 'Replicas').map((replica, index) => ({
    property: `Replicas.${index}.${path}`,
    value: valueAt(replica, ...path.split('.')),
  }));
}

const bucketAcl: Rule<SecurityInput> = {
  name: 'bucket-with-acl',
  claim: 'Policies alone say who reads a bucket: its access control lists are switched off.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::S3::Bucket'),
      aclFaults,
    ),
};

function aclFaults(bucket: PlacedResource): readonly Finding[] {
  const ownership = textAt(bucket.properties, 'OwnershipControls', 'Rules', 0, 'ObjectOwnership');
  const { AccessControl: acl } = bucket.properties;
  if (ownership === 'BucketOwnerEnforced' && acl === undefined) return [];
  return [
    findingOf(bucketAcl.name, {
      at: resourceLocation(bucket, acl === undefined ? 'OwnershipControls' : 'AccessControl'),
      message: `ObjectOwnership is ${ownership ?? 'left to AWS'}${acl === undefined ? '' : ` and AccessControl ${String(acl)}`}; allowed: BucketOwnerEnforced, and no AccessControl`,
      mend: 'Make the bucket as lib/stacks/store-buckets.ts does.',
    }),
  ];
}

const endlessLog: Rule<SecurityInput> = {
  name: 'log-kept-forever',
  claim: 'Every log group is kept for a stated time: what was logged about somebody is gone after it.',
  check: ({ inventory }) =>
    checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::Logs::LogGroup'),
      (group) =>
        typeof group.properties.RetentionInDays === 'number'
          ? []
          : [
              findingOf(endlessLog.name, {
                at: resourceLocation(group, 'RetentionInDays'),
                message: 'RetentionInDays is missing, so nothing is ever removed; allowed: a number of days',
                mend: 'Copy the retention of the Topology to it.',
              }),
            ],
    ),
};

function tables({ resources }: Inventory): readonly PlacedResource[] {
  return resources.filter(({ type }) => type === tableType);
}

/** What protects state from loss, from readers and from being kept too long. */
export const protectionRules: readonly Rule<SecurityInput>[] = [deletable, unrecoverable, bucketAcl, endlessLog];
