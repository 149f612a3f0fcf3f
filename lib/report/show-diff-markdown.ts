import { type Change, type ChangeGroup, changeGroups, type DiffReport } from '#diff';
import { count } from './count';
import { changeSummary, changeText, costFacts, destructive, groupTitles, restText, restTitle } from './diff-words';
import { markdownCode, markdownText } from './markdown-text';
import { showDiffFailuresMarkdown } from './show-diff-failures';
import { showRenderedDiffMarkdown } from './show-rendered-diff-markdown';

/** What is listed of a long list: a comment of GitHub holds 65,536 characters. */
const most = { cosmetic: 50, facts: 60, addresses: 3, rest: 60 } as const;

/** What differs between two states of a deployment, as the comment of a pull request. */
export function showDiffMarkdown(report: DiffReport): string {
  return [
    `## What changes in ${markdownCode(report.deployment)}`,
    `${markdownCode(report.before)} → ${markdownCode(report.after)}\n\n${summary(report)}`,
    ...changeGroups.map((group) => showGroup(report, group)),
    costTable(report),
    rest(report),
    facts(report),
    showRenderedDiffMarkdown(report.rendered),
    showDiffFailuresMarkdown(report.failures),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function summary(report: DiffReport): string {
  const text = changeSummary(report);
  return report.changes.some(({ isDestructive }) => isDestructive) ? `⚠️ **${text}**` : `${text}.`;
}

function showGroup({ changes }: DiffReport, group: ChangeGroup): string {
  const own = changes.filter((change) => change.group === group);
  if (own.length === 0) return '';
  if (group === 'cosmetic') {
    return details(`${groupTitles[group]}: ${count(own.length, 'change')}`, listed(own.map(line), most.cosmetic));
  }
  return [`### ${groupTitles[group]}`, ...own.map(line)].join('\n').replace('\n', '\n\n');
}

function line(change: Change): string {
  const text = `${markdownCode(change.place)} ${markdownText(changeText(change))}`;
  return change.isDestructive ? `- ⚠️ **${destructive}** ${text}` : `- ${text}`;
}

function costTable({ cost }: DiffReport): string {
  const rows = costFacts(cost);
  if (rows.length === 0) return '';
  return [
    '| Cost of the deployment, list prices | |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${markdownText(value)} |`),
  ].join('\n');
}

function rest({ rest: facts }: DiffReport): string {
  if (facts.length === 0) return '';
  return details(
    `${restTitle} (${facts.length})`,
    listed(
      facts.map((one) => `- ${markdownCode(restText(one))}`),
      most.rest,
    ),
  );
}

/** Which facts each change stands for. */
function facts({ changes }: DiffReport): string {
  if (changes.length === 0) return '';
  const sum = changes.reduce((all, { addresses }) => all + addresses.length, 0);
  const lines = changes.map(({ place, text, addresses }) => {
    const shown = addresses.slice(0, most.addresses).map(markdownCode).join(', ');
    const left = addresses.length - most.addresses;
    return `- ${markdownCode(place)} ${markdownText(text)}: ${shown}${left > 0 ? ` and ${left} more` : ''}`;
  });
  return details(`Facts of the Topology behind these changes (${sum})`, listed(lines, most.facts));
}

function listed(lines: readonly string[], limit: number): string {
  const left = lines.length - limit;
  return [
    ...lines.slice(0, limit),
    ...(left > 0 ? [`- … and ${left} more: \`meridian diff --format json\` names each`] : []),
  ].join('\n');
}

function details(title: string, body: string): string {
  return `<details><summary>${markdownText(title)}</summary>\n\n${body}\n\n</details>`;
}
