import { aws_logs as logs, type RemovalPolicy } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Deployment, LogGroup, Region, Severity } from '#topology';
import { AlarmTopic } from './alarm-topic';
import { keyWatchRule } from './key-watch-rule';
import { MeridianStack } from './meridian-stack';
import { metricAlarm } from './metric-alarm';
import { MetricsWorkspace } from './metrics-workspace';
import { regionDashboard } from './region-dashboard';
import { importedKey, type RegionalKey, type RegionalKeys } from './regional-key';
import { removalPolicy } from './removal-policy';

export interface ObservabilityStackProps {
  readonly deployment: Deployment;
  readonly region: Region;
  /** The jurisdiction's keys in this Region. */
  readonly keys: RegionalKeys;
}

/** What watches one Region: metrics workspace, a topic for each severity, the alarms, and a dashboard of them. */
export class ObservabilityStack extends MeridianStack {
  private readonly topics: ReadonlyMap<Severity, AlarmTopic>;

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    const { deployment, region, keys } = props;
    const { key } = keys;
    super(scope, id, {
      deployment,
      place: { account: region.account, region: region.name, zones: [] },
      description: `Meridian ${deployment.name}: observability of ${region.name}`,
      stateful: true,
    });
    const { accessLog, alarms, keyWatch, topics } = region.observability;
    const removal = removalPolicy(deployment.state);
    this.addMetrics(region, key, removal);
    if (accessLog !== null) this.addLog('AccessLog', accessLog, { key, removal });
    const masterKey = importedKey(this, key);
    this.topics = new Map(
      topics.map((topic) => [
        topic.severity,
        new AlarmTopic(this, `Topic-${topic.severity}`, { topic, key: masterKey }),
      ]),
    );
    const rendered = alarms.map((alarm) => metricAlarm(this, alarm, this.topic(alarm.severity).topicArn));
    if (keyWatch !== null) {
      const topic = this.topic(keyWatch.severity);
      topic.allowEvents();
      keyWatchRule(this, { keyWatch, keys, topicArn: topic.topicArn });
    }
    regionDashboard(
      this,
      region,
      rendered.map((alarm) => alarm.attrArn),
    );
  }

  private addMetrics({ observability }: Region, key: RegionalKey, removal: RemovalPolicy): void {
    const { workspaceAlias: alias, workspaceLog: log, workspaceIdParameter } = observability;
    if (alias === null || log === null || workspaceIdParameter === null) return;
    new MetricsWorkspace(this, 'Metrics', { alias, log, workspaceIdParameter, key, removal });
  }

  private addLog(
    id: string,
    { logGroupName, retentionDays }: LogGroup,
    { key, removal }: { readonly key: RegionalKey; readonly removal: RemovalPolicy },
  ): void {
    const group = new logs.CfnLogGroup(this, id, {
      logGroupName,
      retentionInDays: retentionDays,
      kmsKeyId: key.keyArn,
    });
    group.applyRemovalPolicy(removal);
  }

  private topic(severity: Severity): AlarmTopic {
    const topic = this.topics.get(severity);
    if (topic === undefined) {
      throw new Error(`${this.node.path}: no topic for "${severity}"; have: ${[...this.topics.keys()].join(', ')}`);
    }
    return topic;
  }
}
