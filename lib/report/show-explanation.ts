import { precise } from '#capacity';
import { type Layout, plainLayout } from './layout';
import type { ExplanationReport } from './plan-report';
import { heading, section } from './section';
import { wrapped } from './wrapped';

const indent = '    ';

/** The arithmetic of one pool: each line a name and its result, below it the formula, its figures, and where they come from. */
export function showExplanation({ pool, sections }: ExplanationReport, layout: Layout = plainLayout): string {
  const names = sections.flatMap(({ lines }) => lines.map(({ name }) => name.length));
  const width = Math.max(...names) + 2;
  return [
    heading(`Plan of ${pool.region}/${pool.model} (${pool.jurisdiction}), line by line`, layout),
    ...sections.map(({ title, lines }) =>
      section(
        title,
        lines
          .flatMap(({ name, formula, inputs, result, unit, source }) => {
            const value = typeof result === 'number' ? precise(result) : result;
            return [
              wrapped(`  ${name.padEnd(width)}${value}${unit === '' ? '' : ` ${unit}`}`, ' '.repeat(width + 2), layout),
              wrapped(
                `${indent}= ${formula}${inputs === '' ? '' : `: ${inputs}`}${source === '' ? '' : ` [${source}]`}`,
                `${indent}  `,
                layout,
              ),
            ];
          })
          .join('\n'),
        layout,
      ),
    ),
  ].join('\n\n');
}
