import { acknowledgementKeys } from '#topology';
import { objectIn, resourceIn } from './edit';
import type { Mutation } from './mutation';

const reason = { reason: 'it is so', until: 'it is otherwise' };

/** What somebody could write to be left in peace by a rule. */
export const acknowledgementMutations: readonly Mutation[] = [
  {
    name: 'a resource acknowledged for a rule that has nothing against it',
    deployment: 'production',
    rule: 'unused-acknowledgement',
    change: (copy) => {
      const queue = resourceIn(copy, 'production/eu-north-1/Data', 'AWS::SQS::Queue');
      queue.Metadata[acknowledgementKeys.metadata] = [{ rule: 'queue-without-dead-letter', ...reason }];
    },
  },
  {
    name: 'an object acknowledged for a rule that does not exist',
    deployment: 'production',
    rule: 'unused-acknowledgement',
    change: (copy) => {
      const { metadata } = objectIn(copy, 'eu-north-1', 'Namespace');
      const list = JSON.stringify([{ rule: 'no-such-rule', ...reason }]);
      metadata.annotations = { ...metadata.annotations, [acknowledgementKeys.annotation]: list };
    },
  },
  {
    name: 'a foreign Region acknowledged',
    deployment: 'production',
    rule: 'bad-acknowledgement',
    change: (copy) => {
      const bucket = resourceIn(copy, 'production/eu-north-1/Data', 'AWS::S3::Bucket');
      bucket.Properties.Tags = [{ Key: 'copied-to', Value: 'us-east-1' }];
      bucket.Metadata[acknowledgementKeys.metadata] = [{ rule: 'foreign-region', ...reason }];
    },
  },
  {
    name: 'an acknowledgement without what would end it',
    deployment: 'demo',
    rule: 'bad-acknowledgement',
    change: (copy) => {
      const bucket = resourceIn(copy, 'demo/us-east-1/Data', 'AWS::S3::Bucket');
      bucket.Metadata[acknowledgementKeys.metadata] = [{ rule: 'AwsSolutions-S1', reason: 'it is so' }];
    },
  },
];
