import { aws_dynamodb as dynamodb } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Deployment, Table } from '#topology';
import { keyArnIn, type RegionalKey } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface GlobalTableProps {
  readonly deployment: Deployment;
  readonly table: Table;
  /** The jurisdiction's key; each replica uses the one of its own Region. */
  readonly key: RegionalKey;
}

/**
 * A DynamoDB global table whose replicas stand in the Regions of the Topology and nowhere else. From the L1 resource:
 * `TableV2` adds the Region of its stack by itself.
 */
export class GlobalTable extends Construct {
  constructor(scope: Construct, id: string, props: GlobalTableProps) {
    super(scope, id);
    const { table, deployment } = props;
    const resource = new dynamodb.CfnGlobalTable(this, 'Resource', {
      tableName: table.name,
      billingMode: 'PAY_PER_REQUEST',
      attributeDefinitions: keyAttributes(table).map((attributeName) => ({ attributeName, attributeType: 'S' })),
      keySchema: keySchema(table),
      // An empty list would be refused: a table without indexes has no such property.
      globalSecondaryIndexes: table.indexes.length === 0 ? undefined : table.indexes.map(index),
      replicas: table.replicaRegions.map((region) => this.replica(region, props)),
      sseSpecification: { sseEnabled: true, sseType: 'KMS' },
      // Replication between Regions works on the table's stream and wants this view.
      streamSpecification: { streamViewType: 'NEW_AND_OLD_IMAGES' },
      timeToLiveSpecification:
        table.timeToLiveAttribute === null
          ? { enabled: false }
          : { attributeName: table.timeToLiveAttribute, enabled: true },
    });
    resource.applyRemovalPolicy(removalPolicy(deployment.state));
  }

  private replica(region: string, props: GlobalTableProps): dynamodb.CfnGlobalTable.ReplicaSpecificationProperty {
    const { state, tags } = props.deployment;
    return {
      region,
      contributorInsightsSpecification: { enabled: false },
      deletionProtectionEnabled: state.deletionProtection,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: state.pointInTimeRecovery },
      sseSpecification: { kmsMasterKeyId: keyArnIn(this, props.key, region) },
      tableClass: 'STANDARD',
      // The tags of the stack do not reach replicas.
      tags: tags.map(({ key, value }) => ({ key, value })),
    };
  }
}

function keySchema(keys: Pick<Table, 'partitionKey' | 'sortKey'>): dynamodb.CfnGlobalTable.KeySchemaProperty[] {
  const partition = { attributeName: keys.partitionKey, keyType: 'HASH' };
  return keys.sortKey === null ? [partition] : [partition, { attributeName: keys.sortKey, keyType: 'RANGE' }];
}

function index(of: Table['indexes'][number]): dynamodb.CfnGlobalTable.GlobalSecondaryIndexProperty {
  return { indexName: of.name, keySchema: keySchema(of), projection: { projectionType: 'ALL' } };
}

/** Attributes that are part of a key, each once: DynamoDB refuses definitions of any other. */
function keyAttributes(table: Table): readonly string[] {
  const keys = [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return [...new Set(keys.filter((name) => name !== null))];
}
