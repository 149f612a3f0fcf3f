import { aws_events as events } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { KeyWatch } from '#topology';
import type { RegionalKeys } from './regional-key';

export interface KeyWatchRuleProps {
  readonly keyWatch: KeyWatch;
  readonly keys: RegionalKeys;
  readonly topicArn: string;
}

/** Tells the topic of calls that endanger the jurisdiction's keys in this Region, as CloudTrail records them. */
export function keyWatchRule(scope: Construct, { keyWatch, keys, topicArn }: KeyWatchRuleProps): void {
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
        resources: { ARN: [keys.key.keyArn, keys.hopKey.keyArn] },
      },
    },
    targets: [
      {
        id: 'Topic',
        arn: topicArn,
        inputTransformer: {
          inputPathsMap: {
            call: '$.detail.eventName',
            key: '$.detail.requestParameters.keyId',
            who: '$.detail.userIdentity.arn',
            region: '$.region',
          },
          inputTemplate: JSON.stringify(
            `${keyWatch.description} <call> of <key> in <region> by <who>. Runbook: ${keyWatch.runbook}`,
          ),
        },
      },
    ],
  });
}
