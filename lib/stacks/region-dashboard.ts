import { aws_cloudwatch as cloudwatch, Duration } from 'aws-cdk-lib';
import type { Alarm, Region } from '#topology';
import type { MeridianStack } from './meridian-stack';

/** Height of a graph and the width that puts two of them in a row, in units of the dashboard's 24 columns. */
const graph = { width: 12, height: 6 } as const;

/** A dashboard of the Region: which alarms are on, then a graph for each metric they watch, then the load balancers. */
export function regionDashboard(stack: MeridianStack, region: Region, alarmArns: readonly string[]): void {
  const { alarms, dashboardName } = region.observability;
  const title = `# ${region.name} (${region.jurisdiction})`;
  new cloudwatch.Dashboard(stack, 'Dashboard', {
    dashboardName,
    defaultInterval: Duration.hours(3),
    widgets: [
      [
        new cloudwatch.TextWidget({
          markdown: title,
          width: 24,
          height: 1,
          background: cloudwatch.TextWidgetBackground.TRANSPARENT,
        }),
      ],
      [
        new cloudwatch.AlarmStatusWidget({
          title: 'Alarms',
          width: 24,
          height: 4,
          alarms: alarmArns.map((arn, index) =>
            cloudwatch.Alarm.fromAlarmArn(stack, `Dashboard-${alarms[index]?.name ?? index}`, arn),
          ),
        }),
      ],
      ...rows([...alarmGraphs(stack, alarms), ...loadBalancerGraphs(region)]),
    ],
  });
}

/** One graph for all alarms on the same metric: queues beside queues, tables beside tables. */
function alarmGraphs(stack: MeridianStack, alarms: readonly Alarm[]): readonly cloudwatch.IWidget[] {
  const titles = new Set(alarms.map(metricTitle));
  return [...titles].map((title) => {
    const group = alarms.filter((alarm) => metricTitle(alarm) === title);
    const thresholds = new Set(group.map(({ threshold }) => threshold));
    return new cloudwatch.GraphWidget({
      ...graph,
      title,
      left: group.map(({ metric }) => graphed(stack, metric)),
      leftAnnotations: [...thresholds].map((value) => ({ value })),
    });
  });
}

function metricTitle({ metric }: Alarm): string {
  return `${metric.namespace} ${metric.name}`;
}

function graphed(stack: MeridianStack, metric: Alarm['metric']): cloudwatch.IMetric {
  return new cloudwatch.Metric({
    namespace: metric.namespace,
    metricName: metric.name,
    dimensionsMap: Object.fromEntries(metric.dimensions.map(({ name, value }) => [name, stack.withAccount(value)])),
    statistic: metric.statistic,
    period: Duration.seconds(metric.periodSeconds),
    label: metric.dimensions.map(({ value }) => stack.withAccount(value)).join(' '),
  });
}

/** By search: the name of a load balancer is known, the id that its metrics carry is not. */
function loadBalancerGraphs(region: Region): readonly cloudwatch.IWidget[] {
  return region.network.loadBalancers.map(
    ({ name }) =>
      new cloudwatch.GraphWidget({
        ...graph,
        title: `AWS/NetworkELB ${name}`,
        left: ['HealthyHostCount', 'UnHealthyHostCount'].map((metric) =>
          search('LoadBalancer,TargetGroup', name, metric),
        ),
        right: [search('LoadBalancer', name, 'NewFlowCount')],
      }),
  );
}

/** The name without quotes: a quoted term matches whole values only, and the value ends in the unknown id. */
function search(dimensions: string, loadBalancer: string, metric: string): cloudwatch.IMetric {
  const statistic = metric === 'NewFlowCount' ? 'Sum' : 'Maximum';
  return new cloudwatch.MathExpression({
    expression: `SEARCH('{AWS/NetworkELB,${dimensions}} MetricName="${metric}" net/${loadBalancer}', '${statistic}', 60)`,
    label: metric,
    period: Duration.minutes(1),
  });
}

function rows(widgets: readonly cloudwatch.IWidget[]): cloudwatch.IWidget[][] {
  return widgets.flatMap((_, index) => (index % 2 === 0 ? [widgets.slice(index, index + 2)] : []));
}
