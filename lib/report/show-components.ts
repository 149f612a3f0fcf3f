import type { ComponentList, ListedThing } from './component-list';
import { type Layout, plainLayout } from './layout';
import { section } from './section';
import { textTable } from './text-table';

const chartColumns = ['order', 'name, namespace', 'chart, version', 'licence, where', 'why'];

/** What is installed in the clusters, and why: Helm charts in their order, definitions without a chart, the add-ons of EKS. */
export function showComponents(
  { components, definitions, addOns }: ComponentList,
  layout: Layout = plainLayout,
): string {
  const everywhere = new Set([...components, ...definitions, ...addOns].flatMap(({ deployments }) => deployments)).size;
  const where = (deployments: readonly string[]) =>
    deployments.length === everywhere ? 'all' : deployments.join(', ');
  const charts = components.map((it) => [
    it.order,
    `${it.name}\nin ${it.namespace}`,
    `${it.chart}\n${it.version}`,
    `${it.licence}\n${where(it.deployments)}`,
    it.purpose,
  ]);
  const things = (listed: readonly ListedThing[]) =>
    textTable(
      ['name', 'version', 'licence', 'in', 'why'],
      listed.map((it) => [it.name, it.version, it.licence, where(it.deployments), it.purpose]),
      layout,
    );
  return [
    section('Helm charts', textTable(chartColumns, charts, layout), layout),
    section('Definitions among the manifests', things(definitions), layout),
    section('EKS add-ons', things(addOns), layout),
  ].join('\n\n');
}
