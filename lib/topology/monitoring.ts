import type { Label } from './labels';
import type { Severity } from './observability';

/** What the Region's Prometheus reads, what it works out of that, when it calls somebody, and what people look at. */
export interface Monitoring {
  /** Namespace of Prometheus, and of the objects below. */
  readonly namespace: string;
  /** How far back the Region's Prometheus can look, hours: no rule looks further. */
  readonly retentionHours: number;
  /** Pods that Prometheus reads besides those of model pools and of third-party charts. */
  readonly podMonitors: readonly PodMonitor[];
  readonly ruleFiles: readonly RuleFile[];
  readonly dashboards: readonly Dashboard[];
  /** Label of config maps that Grafana takes for dashboards. */
  readonly dashboardLabel: Label;
  /** Metrics that Meridian's own services serve, once they exist: rules ask for them already, and are silent until then. */
  readonly serviceMetrics: readonly ServiceMetric[];
}

/** A family of metrics that is part of a service's contract. */
export interface ServiceMetric {
  readonly name: string;
  readonly service: 'authorizer' | 'guard' | 'eraser';
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly ServiceMetricLabel[];
  readonly meaning: string;
}

export interface ServiceMetricLabel {
  readonly name: string;
  /** Every value it may have; empty: many, such as names of tiers. */
  readonly values: readonly string[];
}

/** One kind of pod that serves metrics. */
export interface PodMonitor {
  readonly name: string;
  /** Namespace of the pods. */
  readonly podNamespace: string;
  /** Labels that the pods have, all of them. */
  readonly podLabels: readonly Label[];
  /** Name of the port that serves the metrics. */
  readonly portName: string;
  readonly path: string;
  /** Regular expressions over whole names of series: these alone are kept. */
  readonly keep: readonly string[];
}

/** One PrometheusRule object. */
export interface RuleFile {
  readonly name: string;
  readonly groups: readonly RuleGroup[];
}

/** Rules that are evaluated one after the other. */
export interface RuleGroup {
  readonly name: string;
  readonly intervalSeconds: number;
  readonly rules: readonly Rule[];
}

export type Rule = RecordingRule | AlertRule;

/** A query whose answer is kept as a series of its own. */
export interface RecordingRule {
  readonly kind: 'record';
  /** Name of the series, `level:metric:operation`. */
  readonly record: string;
  readonly expr: string;
  readonly labels: readonly Label[];
}

/** A query whose answer, whatever it is, calls somebody. Without series it is silent, unless their absence is the trouble. */
export interface AlertRule {
  readonly kind: 'alert';
  readonly alert: string;
  readonly expr: string;
  /** How long the query must have had an answer. */
  readonly forSeconds: number;
  readonly severity: Severity;
  /** Besides the severity: `pool`, and what else tells alerts of one name apart. */
  readonly labels: readonly Label[];
  /** One line, with the unit of what is measured. */
  readonly summary: string;
  /** What it means to customers, and where the bound comes from. */
  readonly description: string;
  /** Section of the runbook, `docs/runbook.md#…`. */
  readonly runbook: string;
}

/** A dashboard of Grafana, provisioned by a config map. */
export interface Dashboard {
  /** Its address in Grafana: part of links, so a contract. At most 40 characters. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  /** How far back it looks when opened, hours, and how often it looks again, seconds. */
  readonly rangeHours: number;
  readonly refreshSeconds: number;
  readonly variables: readonly DashboardVariable[];
  readonly rows: readonly DashboardRow[];
}

/** A choice at the head of a dashboard: the values of a label. */
export interface DashboardVariable {
  readonly name: string;
  readonly label: string;
  /** Series whose label is read. */
  readonly series: string;
  readonly valuesOf: string;
}

/** Panels under one heading. */
export interface DashboardRow {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Panel {
  readonly title: string;
  readonly description: string;
  readonly unit: PanelUnit;
  readonly queries: readonly PanelQuery[];
  /** Bound that the curve should stay under; null: none. */
  readonly bound: number | null;
}

/** What a panel's figures are. */
export type PanelUnit = 'count' | 'seconds' | 'share' | 'per-second' | 'bytes';

export interface PanelQuery {
  readonly expr: string;
  /** Name of a curve; `{{label}}` stands for the value of a label. */
  readonly legend: string;
}
