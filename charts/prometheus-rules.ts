import type { Chart } from 'cdk8s';
import type { AlertRule, Rule, RuleFile } from '#topology';
import { PrometheusRule } from './imports/monitoring.coreos.com';
import { labelMap } from './label-map';

/** One object of recording and alerting rules. */
export function addPrometheusRule(chart: Chart, namespace: string, { name, groups }: RuleFile): void {
  new PrometheusRule(chart, name, {
    metadata: { name, namespace },
    spec: {
      groups: groups
        .filter(({ rules }) => rules.length > 0)
        .map((group) => ({
          name: group.name,
          interval: `${group.intervalSeconds}s`,
          rules: group.rules.map(prometheusRule),
        })),
    },
  });
}

function prometheusRule(rule: Rule) {
  if (rule.kind === 'alert') return alert(rule);
  return { record: rule.record, expr: rule.expr, labels: labelMap(rule.labels) };
}

function alert({ alert: name, expr, forSeconds, severity, labels, summary, description, runbook }: AlertRule) {
  return {
    alert: name,
    expr,
    for: `${forSeconds}s`,
    labels: { ...labelMap(labels), severity },
    annotations: { summary, description, runbook },
  };
}
