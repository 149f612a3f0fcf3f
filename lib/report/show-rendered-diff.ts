import type { RenderedChanges, RenderedDiff } from '#diff';
import { count } from './count';
import { destructive } from './diff-words';
import { type Layout, plainLayout } from './layout';
import { mark } from './mark';
import { type RenderedLine, renderedLines } from './rendered-lines';
import { heading, section } from './section';
import { textTable } from './text-table';
import { wrapped } from './wrapped';

/** Differences that a terminal shows one by one: what nothing explains is why somebody looks. */
const mostLines = { explained: 20, unexplained: 200 };

/** What differs in templates and manifests, for a terminal; empty where they were not compared. */
export function showRenderedDiff(rendered: RenderedDiff | null, layout: Layout = plainLayout): string {
  if (rendered === null) return '';
  const { explained, unexplained, notCompared } = rendered;
  return [
    heading('Templates and manifests', layout),
    ...(unexplained === null
      ? []
      : [showChanges(unexplainedTitle(rendered), unexplained, { most: mostLines.unexplained, layout })]),
    ...(explained === null ? [] : [showChanges(explainedTitle, explained, { most: mostLines.explained, layout })]),
    ...notCompared.map((sentence) => mark(wrapped(sentence, '  ', layout), 'notice', layout)),
  ].join('\n\n');
}

export const explainedTitle = 'Explained by the change of the Topology';

/** Where nothing is explained, nothing is unexplained. */
export function unexplainedTitle({ explained }: RenderedDiff): string {
  return explained === null
    ? 'The old files against what is rendered now'
    : 'Not explained by the Topology: code, charts, components, assets, or a hand';
}

interface Page {
  readonly most: number;
  readonly layout: Layout;
}

function showChanges(title: string, changes: RenderedChanges, { most, layout }: Page): string {
  if (isNothing(changes)) return section(title, 'nothing differs', layout);
  const lines = renderedLines(changes);
  const left = lines.length - most;
  return section(
    title,
    [
      ...(changes.changes.length === 0 ? [] : [textTable(summaryHead, summaryRows(changes), layout)]),
      ...lines.slice(0, most).map((line) => showLine(line, layout)),
      ...(left > 0 ? [`  … and ${count(left, 'further line')}; --json names each`] : []),
      ...sameThings(changes).map((text) => wrapped(`  ${text}`, '    ', layout)),
    ].join('\n'),
    layout,
  );
}

export function isNothing({ changes, assets, rewritten }: RenderedChanges): boolean {
  return changes.length + assets.length + rewritten.length === 0;
}

function showLine(line: RenderedLine, layout: Layout): string {
  if (!line.isLoss) return wrapped(`  ${lineText(line)}`, '    ', layout);
  return mark(wrapped(`! ${destructive} ${lineText(line)}`, '    ', layout), 'alarm', layout);
}

/** Groups that a line names before it counts the others. */
const mostGroups = 2;

export function lineText({ text, groups }: RenderedLine): string {
  const others = groups.length - mostGroups;
  return `${groups.slice(0, mostGroups).join(', ')}${others > 0 ? ` and ${others} more` : ''}: ${text}`;
}

export const summaryHead = ['stack or folder', 'added', 'removed', 'changed'];

/** How many resources or objects of each stack and folder differ. */
export function summaryRows({ changes }: RenderedChanges): readonly (readonly (string | number)[])[] {
  const groups = [...new Set(changes.map(({ group }) => group))].sort();
  return groups.map((group) => {
    const own = changes.filter((change) => change.group === group);
    return [
      group,
      ...(['added', 'removed', 'changed'] as const).map((kind) => own.filter((one) => one.kind === kind).length),
    ];
  });
}

/** What differs and still is the same, in sentences. */
export function sameThings({ assets, rewritten }: RenderedChanges): readonly string[] {
  const stacks = new Set(assets.map(({ group }) => group));
  const subjects = [...new Set(assets.map(({ subject }) => subject))];
  return [
    ...(assets.length === 0
      ? []
      : [
          `Asset code changed: ${count(assets.length, 'resource')} in ${count(stacks.size, 'stack')} (${subjects.join(', ')})`,
        ]),
    ...(rewritten.length === 0
      ? []
      : [
          `Written in another order, saying the same: ${count(rewritten.length, 'file')} (${rewritten.slice(0, 3).join(', ')}${rewritten.length > 3 ? ', …' : ''})`,
        ]),
  ];
}
