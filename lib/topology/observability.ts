export interface LogGroup {
  readonly logGroupName: string;
  readonly retentionDays: number;
}

export type Severity = 'critical' | 'warning';

export interface Observability {
  /** Alias of the managed Prometheus workspace; null where the cluster keeps its own metrics (the demo). */
  readonly workspaceAlias: string | null;
  /** Log of the workspace; null exactly when there is none. AMP writes below `/aws/vendedlogs/` only. */
  readonly workspaceLog: LogGroup | null;
  /** Parameter that holds the workspace's id, which AWS draws; null exactly without a workspace. */
  readonly workspaceIdParameter: string | null;
  /** Where the collector writes Envoy's access log; null where it stays in the cluster (the demo). */
  readonly accessLog: LogGroup | null;
  /** What tells of calls that endanger the jurisdiction's keys; null in the demo. */
  readonly keyWatch: KeyWatch | null;
  readonly topics: readonly Topic[];
  readonly alarms: readonly Alarm[];
  readonly dashboardName: string;
}

/** An EventBridge rule on CloudTrail's record of calls that make one of the keys unusable: no metric tells of them. */
export interface KeyWatch {
  readonly ruleName: string;
  readonly severity: Severity;
  readonly description: string;
  readonly runbook: string;
  readonly eventNames: readonly string[];
}

export interface Topic {
  readonly name: string;
  readonly severity: Severity;
  /** Secret that holds where to send; it is read by the notifier at run time. Null: nobody is told. */
  readonly secretName: string | null;
}

/** A CloudWatch alarm on a resource whose name is known before it exists. */
export interface Alarm {
  readonly name: string;
  readonly severity: Severity;
  readonly description: string;
  /** Section of the runbook, `docs/runbook.md#…`. */
  readonly runbook: string;
  readonly metric: {
    readonly namespace: string;
    readonly name: string;
    readonly dimensions: readonly { readonly name: string; readonly value: string }[];
    readonly statistic: 'Sum' | 'Maximum' | 'Minimum' | 'Average';
    readonly periodSeconds: number;
  };
  readonly comparison: 'greater' | 'less';
  readonly threshold: number;
  readonly evaluationPeriods: number;
  /** Whether silence means trouble. */
  readonly missingData: 'breaching' | 'notBreaching';
}
