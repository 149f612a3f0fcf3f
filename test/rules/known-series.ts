import { metricFamilies } from '#catalog';
import { poolLabel } from '#lib/topology/engine-series';
import type { Region } from '#topology';

/** Labels that Prometheus puts on everything it reads, and those that monitors of pools add. */
const targetLabels = ['namespace', 'pod', 'job', 'instance', 'container', 'endpoint', poolLabel];

/** Name of each series that a rule or a dashboard of a Region may ask for -> its labels. */
export function knownSeries({ monitoring }: Region): ReadonlyMap<string, ReadonlySet<string>> {
  const families = [
    ...metricFamilies,
    ...monitoring.serviceMetrics.map(({ name, type, labels }) => ({
      name,
      type,
      labels: labels.map((label) => label.name),
    })),
  ];
  const known = new Map<string, Set<string>>();
  const add = (name: string, labels: readonly string[]) =>
    known.set(name, new Set([...(known.get(name) ?? []), ...labels]));
  for (const { name, type, labels } of families) {
    if (type !== 'histogram') add(name, [...labels, ...targetLabels]);
    else {
      add(`${name}_bucket`, [...labels, ...targetLabels, 'le']);
      for (const part of ['sum', 'count']) add(`${name}_${part}`, [...labels, ...targetLabels]);
    }
  }
  for (const rule of monitoring.ruleFiles.flatMap(({ groups }) => groups).flatMap(({ rules }) => rules)) {
    if (rule.kind === 'record')
      add(
        rule.record,
        rule.labels.map(({ key }) => key),
      );
  }
  return known;
}
