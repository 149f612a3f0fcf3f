import { checkEach, listAt, type PlacedResource, type Rule, recordAt, resourceLocation } from '#evidence';
import { findingOf } from './finding-of';
import { ownReference } from './own-reference';
import { documentStatements, type PolicyStatement } from './policy-statement';
import type { SecurityInput } from './security-input';

/** cdk-nag asks this of topics without a key only, and of none that is encrypted. */
const plainTopic: Rule<SecurityInput> = {
  name: 'topic-without-tls',
  claim: 'Nobody publishes to a topic without TLS: a policy of its stack denies it to everybody.',
  check: ({ inventory }) => {
    const policies = inventory.resources.filter(({ type }) => type === 'AWS::SNS::TopicPolicy');
    const guarded = new Set(
      policies
        .filter((policy) => documentStatements(policy, 'PolicyDocument').some(deniesPlain))
        .flatMap((policy) => listAt(policy.properties, 'Topics').map((topic) => keyOf(policy, ownReference(topic)))),
    );
    return checkEach(
      inventory.resources.filter(({ type }) => type === 'AWS::SNS::Topic'),
      (topic) =>
        guarded.has(keyOf(topic, topic.logicalId))
          ? []
          : [
              findingOf(plainTopic.name, {
                at: resourceLocation(topic),
                message:
                  'No policy denies sns:Publish without TLS; allowed: a Deny for everybody where aws:SecureTransport is false',
                mend: 'Make the topic with `enforceSSL` (lib/stacks/alarm-topic.ts).',
              }),
            ],
    );
  },
};

function deniesPlain({ allows, actions, conditions, statement }: PolicyStatement): boolean {
  const { Principal: principal } = statement;
  const everybody = principal === '*' || recordAt(principal).AWS === '*';
  const plain = String(recordAt(conditions, 'Bool')['aws:SecureTransport']) === 'false';
  return !allows && everybody && plain && actions.some((action) => ['sns:Publish', 'sns:*', '*'].includes(action));
}

function keyOf({ stack }: PlacedResource, logicalId: string | null): string {
  return `${stack.file} ${logicalId}`;
}

/** How topics are spoken to. Buckets and queues are for cdk-nag. */
export const topicRules: readonly Rule<SecurityInput>[] = [plainTopic];
