import type { RenderedChanges, RenderedDiff } from '#diff';
import { count } from './count';
import { destructive } from './diff-words';
import { markdownCode, markdownText } from './markdown-text';
import { type RenderedLine, renderedLines } from './rendered-lines';
import {
  explainedTitle,
  isNothing,
  lineText,
  sameThings,
  summaryHead,
  summaryRows,
  unexplainedTitle,
} from './show-rendered-diff';

/** Differences that a comment shows one by one: a comment of GitHub holds 65,536 characters. */
const mostLines = 100;

/** What differs in templates and manifests, as a part of a pull request's comment; empty where they were not compared. */
export function showRenderedDiffMarkdown(rendered: RenderedDiff | null): string {
  if (rendered === null) return '';
  const { explained, unexplained, notCompared } = rendered;
  return [
    '### Templates and manifests',
    ...(unexplained === null ? [] : showChanges(unexplainedTitle(rendered), unexplained)),
    ...(explained === null ? [] : showChanges(explainedTitle, explained)),
    ...notCompared.map((sentence) => `> ${markdownText(sentence)}`),
  ].join('\n\n');
}

function showChanges(title: string, changes: RenderedChanges): readonly string[] {
  if (isNothing(changes)) return [`**${title}**: nothing differs`];
  const lines = renderedLines(changes);
  return [
    `**${title}**`,
    ...(changes.changes.length === 0 ? [] : [table(changes)]),
    ...losses(lines),
    ...details(lines.filter(({ isLoss }) => !isLoss)),
    ...sameThings(changes).map(markdownText),
  ];
}

function table(changes: RenderedChanges): string {
  const rows = [summaryHead, ['---', '--:', '--:', '--:'], ...summaryRows(changes)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Lost state is not folded away. */
function losses(lines: readonly RenderedLine[]): readonly string[] {
  const lost = lines.filter(({ isLoss }) => isLoss);
  return lost.length === 0
    ? []
    : [lost.map((line) => `- ⚠️ **${destructive}** ${markdownCode(lineText(line))}`).join('\n')];
}

function details(lines: readonly RenderedLine[]): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - mostLines;
  return [
    [
      `<details><summary>${count(lines.length, 'difference')} one by one</summary>`,
      '',
      ...lines.slice(0, mostLines).map((line) => `- ${markdownCode(lineText(line))}`),
      ...(left > 0
        ? [`- … and ${count(left, 'further difference')}: \`meridian diff --rendered --json\` names each`]
        : []),
      '',
      '</details>',
    ].join('\n'),
  ];
}
