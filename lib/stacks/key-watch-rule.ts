import { aws_events as events } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { KeyWatch } from '#topology';
import type { RegionalKey } from './regional-key';

export interface KeyWatchRuleProps {
  readonly keyWatch: KeyWatch;
  readonly key: RegionalKey;
  readonly topicArn: string;
}

/** Tells the topic of calls that endanger the jurisdiction's key in this Region, as CloudTrail records them. */
export function keyWatchRule(scope: Construct, { keyWatch, key, topicArn }: KeyWatchRuleProps): void {
  new events.CfnRule(scope, 'KeyWatch', {
    name: keyWatch.ruleName,
    description: keyWatch.description,
    eventPattern: {
      source: ['aws.kms'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventSource: ['kms.amazonaws.com'],
        eventName: keyWatch.eventNames,
        // Refused calls are not news.
        errorCode: [{ exists: false }],
        resources: { ARN: [key.keyArn] },
      },
    },
    targets: [
      {
        id: 'Topic',
        arn: topicArn,
        inputTransformer: {
          inputPathsMap: { call: '$.detail.eventName', who: '$.detail.userIdentity.arn', region: '$.region' },
          inputTemplate: JSON.stringify(
            `${keyWatch.description} <call> in <region> by <who>. Runbook: ${keyWatch.runbook}`,
          ),
        },
      },
    ],
  });
}
