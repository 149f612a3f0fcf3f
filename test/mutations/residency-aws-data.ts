import type { Evidence } from '#evidence';
import { addResource, type Open, resourceIn, stackAt } from './edit';
import type { Mutation } from './mutation';

const keyOfUs = 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab';

function weights(copy: Evidence): Open {
  return resourceIn(copy, 'production/eu-north-1/Data', 'AWS::S3::Bucket', 'weights').Properties;
}

/** Where what keeps data stands, and where copies of it go. */
export const residencyDataMutations: readonly Mutation[] = [
  {
    name: 'a replica of the tenants of eu stands in us-east-1',
    deployment: 'production',
    rule: 'replica-leaves',
    change: (copy) => {
      resourceIn(copy, 'production/eu/Tables', 'AWS::DynamoDB::GlobalTable', 'tenants').Properties.Replicas[1].Region =
        'us-east-1';
    },
  },
  {
    name: 'a table that lists a replica abroad keeps data there',
    deployment: 'production',
    rule: 'data-abroad',
    change: (copy) => {
      const { Replicas } = resourceIn(
        copy,
        'production/us/Tables',
        'AWS::DynamoDB::GlobalTable',
        'subjects',
      ).Properties;
      Replicas.push({ ...Replicas[1], Region: 'eu-west-2' });
    },
  },
  {
    name: 'a table of apac has its witness in the United States',
    deployment: 'production',
    rule: 'replica-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/apac/Tables', 'AWS::DynamoDB::GlobalTable', 'quotas');
      Properties.GlobalTableWitnesses = [{ Region: 'us-west-2' }];
    },
  },
  {
    name: 'a new secret of eu has a replica in London',
    deployment: 'production',
    rule: 'replica-leaves',
    change: (copy) => {
      addResource(copy, 'production/eu-north-1/Data', 'Secret', {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { ReplicaRegions: [{ Region: 'eu-south-2' }, { Region: 'eu-west-2' }] },
      });
    },
  },
  {
    name: 'the key of eu-south-2 is a replica of the key of us',
    deployment: 'production',
    rule: 'replica-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-south-2/ReplicaKeys', 'AWS::KMS::ReplicaKey');
      Properties.PrimaryKeyArn = keyOfUs;
    },
  },
  {
    name: 'weights of eu are replicated to a bucket of us',
    deployment: 'production',
    rule: 'copy-leaves',
    change: (copy) => {
      const [replication] = weights(copy).ReplicationConfiguration.Rules;
      replication.Destination.Bucket = 'arn:aws:s3:::production-us-east-1-weights-111122223333';
    },
  },
  {
    name: 'weights of eu are replicated into another account',
    deployment: 'production',
    rule: 'copy-leaves',
    change: (copy) => {
      weights(copy).ReplicationConfiguration.Rules[0].Destination.Account = '777788889999';
    },
  },
  {
    name: 'replicated weights of eu are encrypted with a key of us',
    deployment: 'production',
    rule: 'copy-leaves',
    change: (copy) => {
      const { EncryptionConfiguration } = weights(copy).ReplicationConfiguration.Rules[0].Destination;
      EncryptionConfiguration.ReplicaKmsKeyID = keyOfUs;
    },
  },
  {
    name: 'what the audit bucket holds is listed in a bucket that no template makes',
    deployment: 'production',
    rule: 'copy-leaves',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/us-east-1/Data', 'AWS::S3::Bucket', 'audit');
      Properties.InventoryConfigurations = [{ Id: 'all', Destination: { BucketArn: 'arn:aws:s3:::inventory' } }];
    },
  },
  {
    name: 'logs of eu are encrypted with the key of us',
    deployment: 'production',
    rule: 'foreign-encryption-key',
    change: (copy) => {
      const { Properties } = resourceIn(copy, 'production/eu-north-1/Network', 'AWS::Logs::LogGroup');
      Properties.KmsKeyId = keyOfUs;
    },
  },
  {
    name: 'the stack of the data of eu-south-2 is placed in Frankfurt',
    deployment: 'production',
    rule: 'stack-in-jurisdiction',
    change: (copy) => {
      Object.assign(stackAt(copy, 'production/eu-south-2/Data'), { region: 'eu-central-1' });
    },
  },
  {
    name: 'the tables of eu are placed in a Region of us, in its account',
    deployment: 'production',
    rule: 'stack-in-jurisdiction',
    change: (copy) => {
      Object.assign(stackAt(copy, 'production/eu/Tables'), { region: 'us-east-1', account: '111122223333' });
    },
  },
  {
    name: 'the observability of eu-north-1 stands in the account of apac',
    deployment: 'production',
    rule: 'stack-in-jurisdiction',
    change: (copy) => {
      Object.assign(stackAt(copy, 'production/eu-north-1/Observability'), { account: '777788889999' });
    },
  },
  {
    name: 'the stack of the organization also holds a bucket',
    deployment: 'production',
    rule: 'stack-in-jurisdiction',
    change: (copy) => addResource(copy, 'production/Governance', 'Notes', { Type: 'AWS::S3::Bucket' }),
  },
  {
    name: 'a backup plan, of a type that nobody has judged, copies to another Region',
    deployment: 'production',
    rule: 'unregistered-type',
    change: (copy) => {
      addResource(copy, 'production/eu-north-1/Data', 'Plan', {
        Type: 'AWS::Backup::BackupPlan',
        Properties: {
          BackupPlan: {
            BackupPlanRule: [
              {
                CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:us-east-1:111122223333:backup-vault:all' }],
              },
            ],
          },
        },
      });
    },
  },
  {
    name: 'a custom resource does nobody knows what',
    deployment: 'demo',
    rule: 'unregistered-type',
    change: (copy) => addResource(copy, 'demo/us-east-1/Data', 'Export', { Type: 'Custom::Export' }),
  },
  {
    name: 'an event bus of the whole world is added',
    deployment: 'production',
    rule: 'unregistered-type',
    change: (copy) =>
      addResource(copy, 'production/us-east-2/Observability', 'Global', { Type: 'AWS::Events::Endpoint' }),
  },
];
