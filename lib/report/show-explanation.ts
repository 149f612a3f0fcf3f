import { precise } from '#capacity';
import type { ExplanationReport } from './plan-report';
import { section } from './section';
import { wrapped } from './wrapped';

const indent = '    ';

/** The arithmetic of one pool: each line a name and its result, below it the formula, its figures, and where they come from. */
export function showExplanation({ pool, sections }: ExplanationReport): string {
  const names = sections.flatMap(({ lines }) => lines.map(({ name }) => name.length));
  const width = Math.max(...names) + 2;
  return [
    `Plan of ${pool.region}/${pool.model} (${pool.jurisdiction}), line by line`,
    ...sections.map(({ title, lines }) =>
      section(
        title,
        lines
          .flatMap(({ name, formula, inputs, result, unit, source }) => {
            const value = typeof result === 'number' ? precise(result) : result;
            return [
              wrapped(`  ${name.padEnd(width)}${value}${unit === '' ? '' : ` ${unit}`}`, ' '.repeat(width + 2)),
              wrapped(
                `${indent}= ${formula}${inputs === '' ? '' : `: ${inputs}`}${source === '' ? '' : ` [${source}]`}`,
                `${indent}  `,
              ),
            ];
          })
          .join('\n'),
      ),
    ),
  ].join('\n\n');
}
