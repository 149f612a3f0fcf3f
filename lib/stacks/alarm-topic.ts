import { aws_iam as iam, type aws_kms as kms, Stack, aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Topic } from '#topology';

export interface AlarmTopicProps {
  readonly topic: Topic;
  readonly key: kms.IKey;
}

/** Where alarms of one severity go: encrypted, TLS only, published to by the alarms of this account and Region. */
export class AlarmTopic extends Construct {
  readonly topicArn: string;
  private readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.topic = new sns.Topic(this, 'Topic', { topicName: props.topic.name, masterKey: props.key, enforceSSL: true });
    this.topicArn = this.topic.topicArn;
    this.topic.addToResourcePolicy(
      this.publish('Alarms', 'cloudwatch.amazonaws.com', {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'cloudwatch', resource: 'alarm:*' }) },
      }),
    );
  }

  /**
   * Lets EventBridge publish. Without a condition: its guide says that topic policies cannot hold one for EventBridge,
   * and a rule whose message is refused shows in no log.
   */
  allowEvents(): void {
    this.topic.addToResourcePolicy(this.publish('Events', 'events.amazonaws.com', {}));
  }

  private publish(sid: string, service: string, conditions: iam.Conditions): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid,
      principals: [new iam.ServicePrincipal(service)],
      actions: ['sns:Publish'],
      resources: [this.topic.topicArn],
      conditions,
    });
  }
}
