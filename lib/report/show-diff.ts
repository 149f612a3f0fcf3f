import { changeGroups, type DiffReport } from '#diff';
import { changeSummary, changeText, costFacts, destructive, groupTitles, restText, restTitle } from './diff-words';
import { factList } from './fact-list';
import { type Layout, plainLayout } from './layout';
import { mark } from './mark';
import { section } from './section';
import { showDiffFailures } from './show-diff-failures';
import { showRenderedDiff } from './show-rendered-diff';
import { wrapped } from './wrapped';

/** Facts without words that a terminal shows one by one. */
const mostRest = 50;

/** What differs between two states of a deployment, for a terminal: changes by what they can hurt, worst first. */
export function showDiff(report: DiffReport, layout: Layout = plainLayout): string {
  const { deployment, before, after, cost, rendered, failures } = report;
  const sides = factList(
    [
      ['Before', before],
      ['After', after],
      ['Topology', changeSummary(report)],
    ],
    layout,
  );
  const facts = costFacts(cost);
  return [
    section(`What changes in ${deployment}`, sides, layout),
    ...changeGroups.map((group) => showGroup(report, group, layout)),
    showRest(report, layout),
    facts.length === 0 ? '' : section('Cost of the deployment, list prices', factList(facts, layout), layout),
    showRenderedDiff(rendered, layout),
    showDiffFailures(failures, layout),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function showGroup({ changes }: DiffReport, group: (typeof changeGroups)[number], layout: Layout): string {
  const lines = changes
    .filter((change) => change.group === group)
    .map((change) => {
      const line = `${change.place}: ${changeText(change)}`;
      if (!change.isDestructive) return wrapped(`  ${line}`, '    ', layout);
      return mark(wrapped(`! ${destructive} ${line}`, '    ', layout), 'alarm', layout);
    });
  return lines.length === 0 ? '' : section(groupTitles[group], lines.join('\n'), layout);
}

function showRest({ rest }: DiffReport, layout: Layout): string {
  if (rest.length === 0) return '';
  const lines = rest.slice(0, mostRest).map((one) => wrapped(`  ${restText(one)}`, '    ', layout));
  const left = rest.length - lines.length;
  const more = left > 0 ? [`  ... and ${left} more; --format json names each`] : [];
  return section(restTitle, [...lines, ...more].join('\n'), layout);
}
