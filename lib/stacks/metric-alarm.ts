import { aws_cloudwatch as cloudwatch } from 'aws-cdk-lib';
import type { Alarm } from '#topology';
import type { MeridianStack } from './meridian-stack';

const comparisons = { greater: 'GreaterThanThreshold', less: 'LessThanThreshold' } as const;

/** An alarm of the Topology. Its message says what to read; the topic hears of the end as well as of the beginning. */
export function metricAlarm(stack: MeridianStack, alarm: Alarm, topicArn: string): cloudwatch.CfnAlarm {
  const { metric } = alarm;
  return new cloudwatch.CfnAlarm(stack, `Alarm-${alarm.name}`, {
    alarmName: alarm.name,
    alarmDescription: `${alarm.description} Runbook: ${alarm.runbook}`,
    namespace: metric.namespace,
    metricName: metric.name,
    dimensions: metric.dimensions.map(({ name, value }) => ({ name, value: stack.withAccount(value) })),
    statistic: metric.statistic,
    period: metric.periodSeconds,
    comparisonOperator: comparisons[alarm.comparison],
    threshold: alarm.threshold,
    evaluationPeriods: alarm.evaluationPeriods,
    treatMissingData: alarm.missingData,
    alarmActions: [topicArn],
    okActions: [topicArn],
  });
}
