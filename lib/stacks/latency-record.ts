import { aws_cloudwatch as cloudwatch, aws_route53 as route53, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EdgeRecord } from '#topology';
import type { RegionalLoadBalancer } from './regional-load-balancer';

export interface LatencyRecordProps {
  readonly edgeRecord: EdgeRecord;
  readonly loadBalancer: RegionalLoadBalancer;
}

/**
 * This Region's latency record in the public zone. It is withdrawn when an alarm says that too few Envoys are healthy:
 * Route 53's own checkers reach neither a private load balancer nor one that is closed to them.
 */
export class LatencyRecord extends Construct {
  constructor(scope: Construct, id: string, props: LatencyRecordProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const { region } = stack;
    const { edgeRecord, loadBalancer } = props;
    const { healthCheck } = edgeRecord;

    // By name: the topic stands in a stack that is deployed after this one.
    const topic = stack.formatArn({ service: 'sns', resource: healthCheck.topicName });
    const alarm = new cloudwatch.CfnAlarm(this, 'HealthyHosts', {
      alarmName: healthCheck.alarmName,
      alarmDescription: `Fewer than ${healthCheck.minHealthyHosts} healthy gateways behind ${edgeRecord.loadBalancer}: takes ${region} out of ${edgeRecord.name}. Runbook: ${healthCheck.runbook}`,
      namespace: 'AWS/NetworkELB',
      metricName: 'HealthyHostCount',
      dimensions: [
        { name: 'LoadBalancer', value: loadBalancer.metricNames.loadBalancer },
        { name: 'TargetGroup', value: loadBalancer.metricNames.targetGroup },
      ],
      // Every zone's node of the load balancer counts for itself. One that sees nothing is withdrawn by
      // EvaluateTargetHealth and the load balancer's own DNS; only when none sees enough is the Region lost.
      statistic: 'Maximum',
      comparisonOperator: 'LessThanThreshold',
      threshold: healthCheck.minHealthyHosts,
      period: healthCheck.periodSeconds,
      evaluationPeriods: healthCheck.evaluationPeriods,
      // No figure, no load balancer.
      treatMissingData: 'breaching',
      alarmActions: [topic],
      okActions: [topic],
    });
    const check = new route53.CfnHealthCheck(this, 'HealthCheck', {
      healthCheckConfig: {
        type: 'CLOUDWATCH_METRIC',
        alarmIdentifier: { name: alarm.ref, region },
        insufficientDataHealthStatus: 'Unhealthy',
      },
      healthCheckTags: [{ key: 'Name', value: healthCheck.name }],
    });
    new route53.CfnRecordSet(this, 'Record', {
      hostedZoneId: edgeRecord.hostedZoneId,
      name: edgeRecord.name,
      type: 'A',
      region,
      setIdentifier: region,
      healthCheckId: check.attrHealthCheckId,
      aliasTarget: {
        dnsName: loadBalancer.dnsName,
        hostedZoneId: loadBalancer.canonicalHostedZoneId,
        evaluateTargetHealth: true,
      },
    });
  }
}
