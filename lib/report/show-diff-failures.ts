import type { DiffFailure } from '#diff';
import { count } from './count';
import { type Layout, plainLayout } from './layout';
import { mark } from './mark';
import { markdownText } from './markdown-text';
import { section } from './section';
import { wrapped } from './wrapped';

/** Why the comparison fails, for a terminal; empty where no condition of `--fail-on` is met. */
export function showDiffFailures(failures: readonly DiffFailure[], layout: Layout = plainLayout): string {
  return failures
    .map(({ condition, reasons }) =>
      section(
        mark(titleOf(condition, reasons), 'alarm', layout),
        reasons.map((reason) => wrapped(`  ${reason}`, '    ', layout)).join('\n'),
        layout,
      ),
    )
    .join('\n\n');
}

/** The same as a part of a pull request's comment. */
export function showDiffFailuresMarkdown(failures: readonly DiffFailure[]): string {
  return failures
    .map(({ condition, reasons }) =>
      [`**${titleOf(condition, reasons)}**`, '', ...reasons.map((reason) => `- ${markdownText(reason)}`)].join('\n'),
    )
    .join('\n\n');
}

function titleOf(condition: string, reasons: readonly string[]): string {
  return `Failed by --fail-on ${condition}: ${count(reasons.length, 'reason')}`;
}
